using Microsoft.Extensions.Options;
using Saphansung.Api.Webhooks;

namespace Saphansung.Tests.Webhooks;

public sealed class SigningTests
{
    private static readonly DateTime At = DateTimeOffset.FromUnixTimeSeconds(1614265330).UtcDateTime;
    private static readonly Guid Endpoint = Guid.Parse("0199d2f0-0000-7000-8000-000000000011");

    /// <summary>The example that the specification's reference libraries are tested with.</summary>
    [Fact]
    public void A_signature_is_the_one_the_specification_publishes() =>
        WebhookSecrets.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", WebhookSecrets.Seconds(At), """{"test": 2432232314}""")
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void A_secret_has_32_bytes_is_the_same_again_and_differs_by_endpoint_version_and_key()
    {
        var secret = Secrets(1).Secret(Endpoint, 1);

        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);
        Secrets(1).Secret(Endpoint, 1).ShouldBe(secret);
        new[] { Secrets(1).Secret(Endpoint, 2), Secrets(1).Secret(Guid.NewGuid(), 1), Secrets(2).Secret(Endpoint, 1), secret }.ShouldBeUnique();
    }

    [Fact]
    public void Both_secrets_sign_until_the_overlap_ends()
    {
        var message = new WebhookMessage(Guid.NewGuid(), Guid.NewGuid(), "{}", 1, At, false, Endpoint, "https://example.org", 2, At.AddHours(1), 0, null);
        string Expected(int version) => WebhookSecrets.Sign(Secrets(1).Secret(Endpoint, version), message.WebhookId.ToString(), "1614265330", "{}");

        Secrets(1).Sign(message, At).ShouldBe($"{Expected(2)} {Expected(1)}");
        Secrets(1).Sign(message with { OldSecretUntil = At }, At).ShouldBe(Expected(2));
    }

    private static WebhookSecrets Secrets(byte key) => new(Options.Create(new WebhookOptions { SigningKey = Convert.ToBase64String([.. Enumerable.Repeat(key, 32)]) }));
}
