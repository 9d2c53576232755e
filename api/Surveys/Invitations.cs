using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Tells people of a round: always in their inbox, which is free, and as a push when that is wanted. Nobody gets more than one push
/// about surveys in a quarter; the reminder of a free invitation is the best use of it.
/// </summary>
internal sealed class Invitations(IOptions<LineOptions> line)
{
    private const string Purpose = "survey";

    public async Task Send(DbConnection connection, Guid roundId, IReadOnlyCollection<Guid> people, bool push, bool reminder, DateTime now, CancellationToken ct)
    {
        var round = await connection.One<Row>("""
            select title_th, title_en, invitation_th, invitation_en, closes_at
            from survey_round
            join survey on survey.id = survey_id
            where survey_round.id = @roundId
            """, new { roundId }, ct);
        var prefix = $"survey:{roundId}:{(reminder ? "reminder" : "invitation")}";
        var readers = await connection.Many<string>(
            "select line_user_id from person where id = any(@people) and line_user_id is not null", new { people = people.ToArray() }, ct);
        await Inbox.AddMany(connection, readers, round.TitleTh, round.InvitationTh, $"surveys/{roundId}", Purpose, roundId, prefix, now, ct);
        if (!push) return;

        var reached = await connection.Many<string>("""
            with told as (
                insert into survey_push (person_id, quarter, round_id)
                select person.id, @quarter, @roundId
                from person
                join line_follower using (line_user_id)
                where person.id = any(@people) and following
                on conflict (person_id, quarter) do nothing
                returning person_id
            )
            select line_user_id from told join person on person.id = person_id
            """, new { people = people.ToArray(), quarter = Quarter(now), roundId }, ct);
        await Multicasts.Add(connection, reached, Card(round, reminder, line.Value.Link($"surveys/{roundId}")), Purpose, roundId, prefix, now, ct);
    }

    /// <summary>The first day of Bangkok's quarter.</summary>
    internal static DateOnly Quarter(DateTime now)
    {
        var day = Clock.DayInBangkok(now);
        return new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
    }

    private static string Card(Row round, bool reminder, string link)
    {
        var ends = Clock.InBangkok(round.ClosesAt);
        var (th, en) = reminder ? ("เตือนความจำ: ยังรอคำตอบของท่าน", "A reminder: your answer is still missing") : (round.TitleTh, round.TitleEn);
        return new LineCard(reminder ? $"ยังรอคำตอบของท่าน: {round.TitleTh}" : $"ขอเชิญตอบแบบสอบถาม: {round.TitleTh}", th, en)
        {
            Facts = [("ปิดรับคำตอบ · Closes", $"{ends.Day}/{ends.Month}/{ends.Year + 543} {ends.ToString("HH:mm", CultureInfo.InvariantCulture)} น.")],
            Text = $"{round.InvitationTh}\n{round.InvitationEn}",
            Buttons = [("ตอบแบบสอบถาม · Answer", link)],
        }.ToJson();
    }

    private sealed record Row(string TitleTh, string TitleEn, string InvitationTh, string InvitationEn, DateTime ClosesAt);
}
