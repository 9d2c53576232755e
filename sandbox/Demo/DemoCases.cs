using System.Globalization;
using Npgsql;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>The invented cases: hand-written, in every state, over this quarter and the one before.</summary>
internal static class DemoCases
{
    private static readonly string[] Categories = ["garbage", "nuisance", "disaster", "people", "disease", "disrepair", "advice"];

    /// <returns>False when they were there already.</returns>
    public static async Task<bool> Save(NpgsqlConnection connection, DistrictData districtData, DemoPeople people, DateTime now, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        await using var known = new NpgsqlCommand("""
            select pg_advisory_xact_lock(hashtext('saphansung demo')), exists (select from person where line_user_id = $1)
            """, connection)
        {
            Parameters = { new() { Value = people.Neighbours[0].UserId } },
        };
        await using (var row = await known.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            if (row.GetBoolean(1))
                return false;
        }

        await DemoAccountRows.SavePeople(connection, people.Neighbours, now, ct);
        var world = await DemoWorld.Read(connection, district, people, ct);
        var rows = Play(world, now);
        await DemoCopy.Save(connection, rows, ct);
        await DemoGroups.Save(connection, districtData, world, rows, now, ct);
        await DemoOutbreaks.Save(connection, now, ct);
        await CheckEvidence(connection, rows, ct);
        return true;
    }

    /// <summary>The product's own comparison, in the order in which the photos came.</summary>
    private static async Task CheckEvidence(NpgsqlConnection connection, DemoRows rows, CancellationToken ct)
    {
        var claims = rows.Photos.Where(photo => photo.Camera is not null).Select(photo => photo.EventId).ToHashSet();
        foreach (var claim in rows.Events.Where(line => claims.Contains(line.Id)).OrderBy(line => line.RecordedAt))
        {
            var incident = (await Case.Lock(connection, claim.IncidentId, ct))!;
            var (judged, photos) = await Evidence.Check(connection, incident, claim.Id, claim.OccurredAt, claim.RecordedAt, ct);
            await Evidence.Tell(connection, incident, judged, photos, claim.RecordedAt, ct);
        }
    }

    private static DemoRows Play(DemoWorld world, DateTime now)
    {
        var rows = new DemoRows();
        var told = Categories
            .SelectMany(category => DemoFiles.Read<List<DemoCase>>($"cases/{category}.json").Select(@case => (category, @case)))
            .OrderBy(entry => entry.@case.ReportedAt(now));
        foreach (var (category, @case) in told)
            new DemoHistory(world, rows, Report(world, category, @case, rows.Incidents.Count, now), now).Play();
        return rows;
    }

    private static DemoIncident Report(DemoWorld world, string category, DemoCase told, int number, DateTime now)
    {
        var (at, priority) = (told.ReportedAt(now), told.Priority ?? Priority.Normal);
        var target = world.District.Target(world.District.Category(category)!, priority);
        var calendar = world.District.Calendar(target.Calendar);
        return new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(at)),
            Reference = Reference(world.District.Settings.ReferencePrefix, at, number),
            Category = category,
            Told = told,
            Form = world.Categories[category],
            Target = target,
            Priority = priority,
            ReporterId = world.People[told.By],
            ReportedAt = at,
            Place = told.Unplaced ? null : told.Spot is { } spot ? Beside(Near(world.Communities[told.At], spot.Length), number) : Near(world.Communities[told.At], number),
            AnswerBy = calendar.Add(at, TimeSpan.FromMinutes(target.AnswerMinutes)),
            FixBy = calendar.Add(at, TimeSpan.FromMinutes(target.FixMinutes)),
        };
    }

    // A few steps apart, as people stand who look at one thing.
    private static (double, double) Beside((double Lat, double Lng) spot, int number) => (Math.Round(spot.Lat + number % 5 * 0.00003, 6), spot.Lng);

    // Spread by the golden angle, 60 to 180 m from the middle of the community.
    private static (double, double) Near(DemoCommunity community, int number)
    {
        var (angle, metres) = (number * 2.39996, 60 + number % 7 * 20);
        return (
            Math.Round(community.Lat + metres * Math.Sin(angle) / 111_000, 6),
            Math.Round(community.Lng + metres * Math.Cos(angle) / 107_800, 6));
    }

    private static string Reference(string prefix, DateTime at, int number)
    {
        const string letters = "23456789BCDFGHJKMNPQRSTVWXYZ";
        var value = (number + 1L) * 7_368_787 % 17_210_368;
        var code = string.Create(5, value, (text, rest) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, rest /= letters.Length)
                text[i] = letters[(int)(rest % letters.Length)];
        });
        var year = (at + DemoCase.Bangkok).Year + 543;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-{code}");
    }
}
