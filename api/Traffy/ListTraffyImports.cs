using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>What was imported, newest first; one of them with the rows that could not be read.</summary>
internal static class ListTraffyImports
{
    /// <param name="By">Who did it.</param>
    public sealed record Item(
        Guid Id, string FileName, DateTime ImportedAt, string By, int Rows, int Added, int Changed, int Unchanged, int Outside, int Unreadable);

    /// <param name="Line">Of a CSV, from 1; of JSON, the ticket's place in the list.</param>
    /// <param name="Reason">no_ticket_id, bad_time, unknown_state or broken_row.</param>
    public sealed record Problem(int Line, string Reason);

    public sealed record Detail(Item Import, IReadOnlyList<Problem> Problems);

    private const string Select = """
        select traffy_import.id, file_name, imported_at, person.name as by, rows, added, changed, unchanged, outside, unreadable
        from traffy_import
        join person on person.id = person_id

        """;

    public static async Task<Page<Item>> Handle(NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        return Paging.Of(await connection.Many<Item>(Select + """
            where @after::uuid is null or traffy_import.id < @after
            order by traffy_import.id desc
            limit @limit + 1
            """, new { after, limit }, ct), limit, i => i.Id);
    }

    public static async Task<Results<Ok<Detail>, Refusal>> One(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<Item>(Select + "where traffy_import.id = @id", new { id }, ct) is not { } import) return Refusal.NotFound;
        var problems = await connection.Many<Problem>("select line, reason from traffy_problem where import_id = @id order by line", new { id }, ct);
        return TypedResults.Ok(new Detail(import, problems));
    }
}
