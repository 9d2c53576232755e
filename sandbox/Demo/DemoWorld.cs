using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

internal sealed record DemoCategory(string FormKey, int FormVersion);

/// <summary>What the cases refer to, as the database knows it.</summary>
internal sealed record DemoWorld(
    District District,
    IReadOnlyDictionary<string, Guid> People,
    IReadOnlyDictionary<string, DemoCategory> Categories,
    IReadOnlyDictionary<string, DemoCommunity> Communities)
{
    public static async Task<DemoWorld> Read(NpgsqlConnection connection, District district, DemoPeople people, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select line_user_id, id from person where line_user_id is not null"),
                new("select code, form_key, form_version from category"),
                new("select code, name, lat, lng from community"),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var ids = (await Rows(rows, row => (User: row.GetString(0), Id: row.GetGuid(1)), ct)).ToDictionary(row => row.User, row => row.Id);
        var categories = await Next(rows, row =>
            (Code: row.GetString(0), Target: new DemoCategory(row.GetString(1), row.GetInt32(2))), ct);
        var communities = await Next(rows, row =>
            new DemoCommunity(row.GetString(0), row.GetString(1), row.GetDouble(2), row.GetDouble(3)), ct);
        return new(
            district,
            people.Personas.Concat(people.Neighbours).ToDictionary(person => person.Key, person => ids[person.UserId]),
            categories.ToDictionary(row => row.Code, row => row.Target),
            communities.ToDictionary(community => community.Code));
    }

    private static async Task<List<T>> Next<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        return await Rows(rows, read, ct);
    }

    private static async Task<List<T>> Rows<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var all = new List<T>();
        while (await rows.ReadAsync(ct))
            all.Add(read(rows));
        return all;
    }
}
