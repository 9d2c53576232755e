using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Privacy;

/// <summary>Everything that is kept of the caller and leads to them (Personal Data Protection Act B.E. 2562, s. 30 and 31). Anonymous answers do not.</summary>
internal static class GetMyData
{
    /// <param name="Since">When they signed in first.</param>
    /// <param name="Words">What they wrote on cases, their own and others'.</param>
    /// <param name="Chat">What was said in the chat with the office, by both.</param>
    /// <param name="Group">What they wrote in the network's group, as far as it is kept.</param>
    /// <param name="Inbox">What they were told.</param>
    public sealed record Response(
        string Name, DateTime Since, IReadOnlyList<Case> Cases, IReadOnlyList<Word> Words, IReadOnlyList<Line> Chat, IReadOnlyList<Line> Group,
        IReadOnlyList<Told> Inbox, IReadOnlyList<Survey> Surveys, IReadOnlyList<Course> Courses, IReadOnlyList<string> NewsCommunities);

    /// <param name="Answers">By the key of the question.</param>
    /// <param name="Photos">How many; each is on the case's page.</param>
    public sealed record Case(
        Guid Id, string Reference, string Category, string Status, string Description, IReadOnlyDictionary<string, JsonElement> Answers, double? Lat, double? Lng,
        string? Landmark, string? Community, string? ContactName, string? ContactPhone, DateTime ReportedAt, int Photos, int? Stars);

    /// <param name="Kind">As in the case's history.</param>
    public sealed record Word(string Reference, string Kind, DateTime At, string Text);

    /// <param name="Mine">False: the office's answer.</param>
    public sealed record Line(DateTime At, bool Mine, string Text);

    public sealed record Told(DateTime At, string Title, string? Text);

    /// <param name="SubmittedOn">The day in Bangkok; null while asked and not answered.</param>
    /// <param name="Answers">Of a round with names; null where answers are anonymous, since nobody knows which are theirs.</param>
    public sealed record Survey(string Title, DateOnly? SubmittedOn, IReadOnlyDictionary<string, JsonElement>? Answers);

    /// <param name="Before">Score of the test before, null without one.</param>
    public sealed record Course(
        string Title, DateOnly HeldOn, string State, string Name, string? Phone, string? FoodNeeds, string? AccessNeeds, int SessionsAttended, decimal? Before, decimal? After);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        var me = new { id = Person.Of(http.User).Id };
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<Known>("select name, created_at, line_user_id from person where id = @id", me, ct) is not { LineUserId: { } line } known) return Refusal.NotFound;

        var cases = await connection.Many<CaseRow>("""
            select id, reference, category_code, status, description, answers::text as answers, lat, lng, landmark, community_code, contact_name, contact_phone,
                   reported_at, photos, stars
            from incident
            where reporter_id = @id
            order by id
            """, me, ct);
        var surveys = await connection.Many<SurveyRow>("""
            select survey.title_th as title, submitted_on, answers::text as answers
            from survey_participation
            join survey_round on survey_round.id = survey_participation.round_id
            join survey on survey.id = survey_id
            left join survey_answer on survey_answer.round_id = survey_round.id and survey_answer.person_id = @id
            where survey_participation.person_id = @id
            order by survey_round.id
            """, me, ct);
        return TypedResults.Ok(new Response(
            known.Name, known.CreatedAt,
            cases.ConvertAll(c => new Case(
                c.Id, c.Reference, c.CategoryCode, c.Status, c.Description, Answers(c.Answers)!, c.Lat, c.Lng, c.Landmark, c.CommunityCode, c.ContactName, c.ContactPhone,
                c.ReportedAt, c.Photos, c.Stars)),
            await connection.Many<Word>("""
                select reference, kind, recorded_at as at, text
                from incident_event
                join incident on incident.id = incident_id
                where actor_id = @id and actor_kind in ('reporter', 'follower', 'committee') and text is not null
                order by recorded_at, sequence
                """, me, ct),
            await connection.Many<Line>("""
                select said_at as at, officer_id is null as mine, text
                from chat_message
                join chat_thread on chat_thread.id = thread_id
                where line_user_id = @line
                order by said_at
                """, new { line }, ct),
            await connection.Many<Line>("select said_at as at, true as mine, text from group_message where line_user_id = @line order by said_at", new { line }, ct),
            await connection.Many<Told>("select created_at as at, title, text from inbox_message where line_user_id = @line order by id", new { line }, ct),
            surveys.ConvertAll(s => new Survey(s.Title, s.SubmittedOn, Answers(s.Answers))),
            await connection.Many<Course>("""
                select title_th as title, held_on, enrolment.state, enrolment.name, phone, food_needs, access_needs,
                       (select count(*)::int from attendance where enrolment_id = enrolment.id) as sessions_attended,
                       (select score from attempt join test on test.id = test_id where enrolment_id = enrolment.id and test.kind = 'pre') as before,
                       (select score from attempt join test on test.id = test_id where enrolment_id = enrolment.id and test.kind = 'post') as after
                from enrolment
                join course on course.id = enrolment.course_id
                where person_id = @id
                order by held_on, enrolment.id
                """, me, ct),
            await connection.Many<string>("select community_code from news_community where person_id = @id order by community_code", me, ct)));
    }

    private static Dictionary<string, JsonElement>? Answers(string? json) => json is null ? null : IncidentParts.Json<Dictionary<string, JsonElement>>(json);

    private sealed record Known(string Name, DateTime CreatedAt, string? LineUserId);

    private sealed record CaseRow(
        Guid Id, string Reference, string CategoryCode, string Status, string Description, string Answers, double? Lat, double? Lng, string? Landmark, string? CommunityCode,
        string? ContactName, string? ContactPhone, DateTime ReportedAt, int Photos, int? Stars);

    private sealed record SurveyRow(string Title, DateOnly? SubmittedOn, string? Answers);
}
