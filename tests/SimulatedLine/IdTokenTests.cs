using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.SimulatedLine;

public sealed class IdTokenTests : LineTest
{
    [Fact]
    public async Task An_id_token_is_ES256_over_the_published_P256_key()
    {
        var (header, claims, signed, signature) = Take(await Mint(new() { ["userId"] = Mali }));
        header["alg"]!.GetValue<string>().ShouldBe("ES256");
        signature.Length.ShouldBe(64);
        var keys = (await Get("/oauth2/v2.1/certs")).Json["keys"]!.AsArray();
        keys.Count(key => key!["kty"]!.GetValue<string>() == "RSA").ShouldBe(2);
        var key = keys.Single(key => key!["kid"]!.GetValue<string>() == header["kid"]!.GetValue<string>())!;
        key["crv"]!.GetValue<string>().ShouldBe("P-256");

        using var elliptic = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Bytes(key["x"]!), Y = Bytes(key["y"]!) },
        });
        elliptic.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();

        claims["iss"]!.GetValue<string>().ShouldBe("https://access.line.me");
        claims["sub"]!.GetValue<string>().ShouldBe(Mali);
        claims["aud"]!.GetValue<string>().ShouldBe("1600000002");
        claims["name"]!.GetValue<string>().ShouldBe("มาลี (ตัวอย่าง)");
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(3600);
        foreach (var absent in (string[])["nonce", "amr", "auth_time"])
            claims.ContainsKey(absent).ShouldBeFalse();
    }

    [Fact]
    public async Task The_verify_endpoint_returns_the_claims()
    {
        var verified = await Verify(await Mint(new() { ["userId"] = Mali }));
        verified.Status.ShouldBe(200);
        verified.Json["sub"]!.GetValue<string>().ShouldBe(Mali);
    }

    [Theory]
    [InlineData("""{"expiresIn":-1}""", "IdToken expired.")]
    [InlineData("""{"aud":"999"}""", "Invalid IdToken Audience.")]
    [InlineData("""{"iss":"https://example.com"}""", "Invalid IdToken Issuer.")]
    [InlineData("""{"kid":"unknown"}""", "Invalid IdToken.")]
    [InlineData("""{"alg":"HS256"}""", "Invalid IdToken.")]
    [InlineData("""{"alg":"RS256"}""", "Invalid IdToken.")]
    [InlineData("""{"alg":"none"}""", "Invalid IdToken.")]
    public async Task Bent_tokens_can_be_minted_and_are_refused(string bend, string description)
    {
        var asked = JsonNode.Parse(bend)!.AsObject();
        asked["userId"] = Mali;
        var refused = await Verify(await Mint(asked));
        refused.Status.ShouldBe(400);
        refused.Json["error"]!.GetValue<string>().ShouldBe("invalid_request");
        refused.Json["error_description"]!.GetValue<string>().ShouldBe(description);
    }

    [Fact]
    public async Task A_flipped_bit_is_noticed()
    {
        var token = await Mint(new() { ["userId"] = Mali });
        var place = token.Length - 20;
        (await Verify(token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..])).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("U123")]
    [InlineData("u00000000000000000000000000000001")]
    [InlineData("U0000000000000000000000000000000G")]
    public async Task Only_user_ids_of_LINEs_shape_get_tokens(string userId) =>
        (await Post("/_sim/id-tokens", new { userId })).Status.ShouldBe(400);

    [Fact]
    public async Task An_access_token_tells_its_channel_and_opens_the_profile_until_deauthorized()
    {
        var token = (await Post("/_sim/id-tokens", new { userId = Mali })).Json["accessToken"]!.GetValue<string>();
        var verified = await Get($"/oauth2/v2.1/verify?access_token={token}");
        verified.Json["client_id"]!.GetValue<string>().ShouldBe("1600000002");
        verified.Json["expires_in"]!.GetValue<int>().ShouldBe(43_200);
        (await Post("/user/v1/deauthorize", new { userAccessToken = token })).Status.ShouldBe(204);
        (await Get($"/oauth2/v2.1/verify?access_token={token}")).Status.ShouldBe(400);
    }

    private async Task<string> Mint(JsonObject asked) => (await Post("/_sim/id-tokens", asked)).Json["idToken"]!.GetValue<string>();

    private Task<Answer> Verify(string token) => Form("/oauth2/v2.1/verify", ("id_token", token), ("client_id", "1600000002"));

    private static byte[] Bytes(JsonNode text) => Base64Url.DecodeFromChars(text.GetValue<string>());

    private static (JsonObject Header, JsonObject Claims, byte[] Signed, byte[] Signature) Take(string token)
    {
        var parts = token.Split('.');
        return (Json(parts[0]), Json(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));

        static JsonObject Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
    }
}
