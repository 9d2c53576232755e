using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>Every <c>updateId</c> an agency has used, and what it was told: the repeat is told the same.</summary>
internal static class AgencyAnswers
{
    public static readonly Refusal Reused = new(422, "update_id_reused");

    internal sealed record Kept(byte[] Hash, string Answer)
    {
        public bool Repeats(byte[] hash) => Hash.AsSpan().SequenceEqual(hash);

        public T Told<T>() => IncidentParts.Json<T>(Answer);
    }

    public static Task<Kept?> Find(DbConnection connection, string agency, string updateId, CancellationToken ct) => connection.OneOrNone<Kept>(
        "select hash, answer::text as answer from assignment_update where agency_code = @agency and update_id = @updateId",
        new { agency, updateId }, ct);

    /// <returns>False when the id was used meanwhile.</returns>
    public static async Task<bool> Keep<T>(
        DbConnection connection, string agency, string updateId, Guid assignmentId, byte[] hash, AssignmentStep step, T answer, CancellationToken ct) =>
        await connection.Run("""
            insert into assignment_update (agency_code, update_id, assignment_id, hash, status, note, occurred_at, recorded_at, answer)
            values (@agency, @updateId, @assignmentId, @hash, @To, @Note, @OccurredAt, @Now, @answer::jsonb)
            on conflict on constraint assignment_update_key do nothing
            """, new
        {
            agency,
            updateId,
            assignmentId,
            hash,
            step.To,
            step.Note,
            step.OccurredAt,
            step.Now,
            answer = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web),
        }, ct) == 1;
}
