using System.Data.Common;
using System.Security.Cryptography;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Who has earned a certificate: took the test after the course and was there in at least four fifths of its sessions. Its check code
/// lets anybody see that a paper is ours.
/// </summary>
internal static class Certificates
{
    private const int CodeLength = 12;
    private const int PartLength = 4;

    /// <summary>Enrolments of a course that have earned one.</summary>
    private const string Earned = """
        select enrolment.id, enrolment.name
        from enrolment
        join test on test.course_id = enrolment.course_id and test.kind = 'post' and test.state = 'closed'
        join attempt on attempt.test_id = test.id and attempt.enrolment_id = enrolment.id and attempt.state = 'scored'
        where enrolment.course_id = @courseId
          and 5 * (select count(*) from attendance where attendance.enrolment_id = enrolment.id) >= 4 * (select count(*) from course_session where course_id = @courseId)
        """;

    /// <summary>Gives each that is earned and not given yet; whoever has one keeps it as it was printed.</summary>
    public static async Task<int> Issue(DbConnection connection, Guid courseId, Guid? enrolmentId, DateTime now, CancellationToken ct)
    {
        var earned = await connection.Many<Holder>($"""
            {Earned}
              and (@enrolmentId::uuid is null or enrolment.id = @enrolmentId)
              and not exists (select from certificate where certificate.enrolment_id = enrolment.id)
            order by enrolment.name, enrolment.id
            """, new { courseId, enrolmentId }, ct);
        return earned.Count == 0 ? 0 : await connection.Run("""
            insert into certificate (enrolment_id, code, name, issued_at)
            select id, code, name, @now
            from unnest(@ids, @codes, @names) as given (id, code, name)
            on conflict (enrolment_id) do nothing
            """, new { ids = earned.Select(e => e.Id).ToArray(), codes = earned.Select(_ => NewCode()).ToArray(), names = earned.Select(e => e.Name).ToArray(), now }, ct);
    }

    /// <param name="courseId">Everybody's of a course; with <paramref name="enrolmentId"/> one person's.</param>
    /// <param name="code">Or the one with this code.</param>
    public static async Task<List<Certificate>> Find(
        DbConnection connection, CancellationToken ct, Guid? courseId = null, Guid? enrolmentId = null, string? code = null) =>
        (await connection.Many<Row>("""
            select certificate.code, certificate.name, title_th, title_en, held_on, place, issued_at,
                   (select coalesce(sum(extract(epoch from ends_at - starts_at) / 60), 0)::int from course_session where course_id = course.id) as minutes
            from certificate
            join enrolment on enrolment.id = enrolment_id
            join course on course.id = course_id
            where (@courseId::uuid is null or course_id = @courseId) and (@enrolmentId::uuid is null or enrolment_id = @enrolmentId)
              and (@code::text is null or certificate.code = @code)
            order by certificate.name, enrolment_id
            """, new { courseId, enrolmentId, code }, ct))
        .ConvertAll(r => new Certificate(r.Code, r.Name, new(r.TitleTh, r.TitleEn), r.HeldOn, r.Place, r.Minutes, r.IssuedAt));

    /// <summary>However it was typed: with or without hyphens and blanks, in any case.</summary>
    public static string Plain(string code)
    {
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return string.Join('-', letters.Chunk(PartLength).Select(part => new string(part)));
    }

    private static string NewCode() => Plain(RandomNumberGenerator.GetString(Incidents.References.Letters, CodeLength));

    private sealed record Holder(Guid Id, string Name);

    private sealed record Row(string Code, string Name, string TitleTh, string TitleEn, DateOnly HeldOn, string Place, DateTime IssuedAt, int Minutes);
}

/// <summary>What stands on the paper and nothing else.</summary>
/// <param name="Code">Printed on it, <c>ABCD-EFGH-JKMN</c>; anybody can check it.</param>
/// <param name="Name">As it was when it was given.</param>
/// <param name="Minutes">Of all sessions.</param>
public sealed record Certificate(string Code, string Name, Text Course, DateOnly HeldOn, string Place, int Minutes, DateTime IssuedAt);
