using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>
/// Sends one waiting message: claims it, calls the endpoint with no transaction open, writes down what came of it. Should the
/// process die in between, the claim ends and the message goes out again under the same id, by which its receiver knows it.
/// </summary>
internal class SendWebhooks(NpgsqlDataSource database, WebhookClient client, TimeProvider clock) : IWork
{
    /// <summary>So many endpoints may hang at once without holding up another.</summary>
    public const int SideBySide = 8;
    public static string[] WokenBy => ["webhook"];

    public async Task<int> Run(CancellationToken ct)
    {
        var began = clock.Now();
        if (await Claim(began, ct) is not { } message) return 0;
        var outcome = await client.Send(message, began, ct);
        await WebhookMessage.Settle(database, message, outcome, began, clock.Now(), ct);
        return 1;
    }

    private async Task<WebhookMessage?> Claim(DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await WebhookMessage.Claim(connection, now, ct);
    }
}

/// <summary>The same for the schema of test cases.</summary>
internal sealed class SendTestWebhooks(Databases databases, WebhookClient client, TimeProvider clock) : SendWebhooks(databases.Test, client, clock)
{
    public new const int SideBySide = 2;
}
