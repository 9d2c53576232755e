using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>What an Idempotency-Key made in one of this folder's tables, which all name it <c>&lt;table&gt;_submission_key</c>.</summary>
internal sealed record Submission(Guid Id, byte[] SubmissionHash)
{
    public static Task<Submission?> Find(DbConnection connection, string table, Guid person, Guid key, CancellationToken ct) => connection.OneOrNone<Submission>(
        $"select id, submission_hash from {table} where created_by = @person and submission_key = @key", new { person, key }, ct);

    public bool Is(byte[] hash) => SubmissionHash.AsSpan().SequenceEqual(hash);
}
