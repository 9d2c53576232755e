using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// Sends one waiting message: claims it, calls LINE with no transaction open, writes down what came of it. Should the process die
/// in between, the claim ends and the same body goes out under the same retry key, which LINE accepts only once.
/// Several run side by side, so that a slow answer holds up one message and not the queue.
/// </summary>
internal sealed class SendDeliveries(NpgsqlDataSource database, Governor governor, LineClient line, TimeProvider clock) : IWork
{
    public const int SideBySide = 4;

    /// <summary>Longer than any call to LINE may take: ten seconds for the token and ten for the message.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromSeconds(25);
    public static string[] WokenBy => [Outbox.Push, Outbox.Multicast, Outbox.Reply];

    public async Task<int> Run(CancellationToken ct)
    {
        var began = clock.Now();
        if (await governor.Claim(began, began + ClaimLasts, ct) is not { } message) return 0;
        if (DeliveryRules.BeforeTry(message, began) is { } verdict)
        {
            await Settle(message, verdict, null, ct);
            return 1;
        }

        if (message is { Kind: Outbox.Multicast, TriedSince: null })
        {
            if (await LeaveOut(message, ct) is not { } reduced)
            {
                await Settle(message, DeliveryRules.NobodyLeft(began), null, ct);
                return 1;
            }

            message = reduced;
        }

        var outcome = await line.Send(message.Kind, message.Payload, message.Id, ct);
        var judged = DeliveryRules.AfterTry(message, outcome, began, clock.Now(), Random.Shared.NextDouble());
        await Settle(message, judged, new(began, outcome.Status, outcome.RequestId, outcome.Error), ct);
        return 1;
    }

    private async Task<Outbox.Claimed?> LeaveOut(Outbox.Claimed message, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Multicasts.LeaveOut(connection, message, ct);
    }

    private async Task Settle(Outbox.Claimed message, Outbox.Verdict verdict, Outbox.Try? tried, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await Outbox.Settle(connection, message, verdict, tried, clock.Now(), ct);
    }
}
