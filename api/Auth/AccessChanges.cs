using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>
/// Knows whose rights changed lately, so that their older sessions are refused within a quarter of a minute
/// on every instance, at the price of one small query per instance and quarter minute instead of one per request.
/// </summary>
internal sealed partial class AccessChanges(
    NpgsqlDataSource database, IOptions<SessionOptions> session, TimeProvider clock, ILogger<AccessChanges> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private volatile Dictionary<Guid, DateTime> changedAt = [];

    public bool Outdates(ClaimsPrincipal user) =>
        changedAt.TryGetValue(Person.Of(user).Id, out var changed)
        && long.Parse(user.FindFirstValue(SessionTokens.MintedAt)!, CultureInfo.InvariantCulture)
            < new DateTimeOffset(changed).ToUnixTimeMilliseconds();

    public async Task Refresh(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<(Guid Id, DateTime ChangedAt)>(
            "select id, access_changed_at from person where access_changed_at > @since",
            new { since = clock.GetUtcNow().UtcDateTime - session.Value.Lifetime }, ct);
        changedAt = rows.ToDictionary(r => r.Id, r => r.ChangedAt);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Refresh(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException && !stoppingToken.IsCancellationRequested)
            {
                LogUnread(e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Changed rights could not be read: {Exception}")]
    private partial void LogUnread(string exception);
}
