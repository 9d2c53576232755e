using System.Net;
using static Saphansung.Tests.Training.CourseSteps;

namespace Saphansung.Tests.Training;

public sealed class AttendingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Scanning_twice_is_once_and_the_time_is_the_first()
    {
        var (course, session) = await Running();
        using var officer = app.As("officer-1");
        using var person = await Enrolled(course, "scan-1");
        var first = await (await person.Scan(await officer.HallToken(course, session: session))).Ok();
        first.GetProperty("repeated").GetBoolean().ShouldBeFalse();

        app.Advance(TimeSpan.FromMinutes(5));
        var second = await (await person.Scan(await officer.HallToken(course, session: session))).Ok();

        second.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        second.GetProperty("at").GetDateTime().ShouldBe(first.GetProperty("at").GetDateTime());
        (await app.Sql<long>("select count(*) from attendance where session_id = $1", session)).ShouldBe(1);
        (await (await person.Scan(await officer.HallToken(course, "out", session))).Ok()).Text("direction").ShouldBe("out");
        (await app.Sql<bool>("select out_at > in_at from attendance where session_id = $1", session)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_taken_in_its_half_minute_and_the_next_and_never_after()
    {
        var (course, session) = await Running();
        using var officer = app.As("officer-1");
        using var person = await Enrolled(course, "late-1");
        using var other = await Enrolled(course, "late-2");
        // To the beginning of a step, so that the edges are where the test says.
        app.Advance(TimeSpan.FromTicks(TimeSpan.FromSeconds(30).Ticks - (app.Now.Ticks % TimeSpan.FromSeconds(30).Ticks)));
        var token = await officer.HallToken(course, session: session);
        app.Advance(TimeSpan.FromSeconds(59));
        (await officer.HallToken(course, session: session)).ShouldNotBe(token);
        await (await person.Scan(token)).Ok();

        app.Advance(TimeSpan.FromSeconds(1));

        await (await other.Scan(token)).Refused(HttpStatusCode.Conflict, "hall_code_over");
        await (await other.Scan(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'))).Refused(HttpStatusCode.Conflict, "hall_code_over");
        await (await other.Scan("x")).Refused(HttpStatusCode.Conflict, "hall_code_over");
        var fresh = await officer.HallToken(course, session: session);
        await officer.MoveCourse(course, "closed");
        await (await other.Scan(fresh)).Refused(HttpStatusCode.Conflict, "course_not_running");
    }

    [Fact]
    public async Task A_hundred_who_scan_at_once_are_a_hundred_lines()
    {
        var (course, session) = await Running(capacity: 100);
        using var officer = app.As("officer-1");
        var people = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            var client = app.As($"hall-{i}");
            var id = (await client.Get("/api/v1/me")).Id;
            await app.Sql("insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at) values ($1, $2, $3, 'ผู้เข้าอบรม (ตัวอย่าง)', 'self', 'enrolled', $4)",
                Guid.CreateVersion7(), course, id, app.Now.UtcDateTime);
            return client;
        }));
        var token = await officer.HallToken(course, session: session);

        // Everybody scans twice, because the page was slow.
        var answers = await Task.WhenAll(people.Concat(people).Select(async p => await (await p.Scan(token)).Ok()));

        (await app.Sql<long>("select count(*) from attendance where session_id = $1", session)).ShouldBe(100);
        answers.Count(a => !a.GetProperty("repeated").GetBoolean()).ShouldBe(100);
        (await officer.Get($"{Desk}/{course}/hall?session={session}")).GetProperty("checkedIn").GetInt32().ShouldBe(100);
        foreach (var person in people) person.Dispose();
    }

    [Fact]
    public async Task Whoever_is_not_enrolled_may_walk_in_while_there_is_a_seat()
    {
        var (course, session) = await Running(capacity: 1);
        using var officer = app.As("officer-1");
        using var walker = app.As("walk-1");
        using var late = app.As("walk-2");
        var offered = await (await walker.Scan(await officer.HallToken(course, session: session))).Ok();
        offered.GetProperty("at").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await app.Sql<long>("select count(*) from attendance where session_id = $1", session)).ShouldBe(0);
        var pass = (await (await late.Scan(await officer.HallToken(course, session: session))).Ok()).Text("pass");

        app.Advance(TimeSpan.FromMinutes(3));
        var came = await (await WalkIn(walker, course, offered.Text("pass"))).Ok();
        (await (await WalkIn(walker, course, offered.Text("pass"))).Ok()).GetProperty("repeated").GetBoolean().ShouldBeTrue();

        came.GetProperty("at").ValueKind.ShouldNotBe(System.Text.Json.JsonValueKind.Null);
        await (await WalkIn(late, course, pass)).Refused(HttpStatusCode.Conflict, "course_full");
        await (await WalkIn(late, course, offered.Text("pass"))).Refused(HttpStatusCode.Conflict, "hall_code_over");
        await (await officer.TryInvite(course, "ที่โต๊ะ (ตัวอย่าง)", walkIn: true)).Refused(HttpStatusCode.Conflict, "course_full");
        (await (await officer.TryInvite(course, "ที่โต๊ะ (ตัวอย่าง)", walkIn: true, overCapacity: true)).Ok()).Text("state").ShouldBe("enrolled");
        app.Advance(TimeSpan.FromMinutes(31));
        await (await WalkIn(late, course, pass)).Refused(HttpStatusCode.Conflict, "hall_code_over");
    }

    [Fact]
    public async Task Staff_tick_for_who_has_no_phone_and_take_it_back_only_with_a_reason_that_is_kept()
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");
        var line = (await officer.Invite(course, "ไม่มีโทรศัพท์ (ตัวอย่าง)")).Id;
        var session = (await officer.MoveCourse(course, "running")).GetProperty("sessions")[0].Id;
        var ticked = await (await officer.Tick(course, session, line, @in: true)).Ok();
        ticked.GetProperty("attendance")[0].Text("inBy").ShouldBe("staff");
        await (await officer.Send(HttpMethod.Post, $"{Desk}/{course}/roster/{line}/transitions", new { to = "cancelled" })).Refused(HttpStatusCode.Conflict, "has_attended");

        await (await officer.Tick(course, session, line, @in: false)).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var taken = await (await officer.Tick(course, session, line, @in: false, reason: "ติ๊กผิดคน")).Ok();

        taken.GetProperty("attendance").GetArrayLength().ShouldBe(0);
        (await app.Sql<string>("select reason from attendance_removal where enrolment_id = $1 and session_id = $2", line, session)).ShouldBe("ติ๊กผิดคน");
        await (await officer.Tick(course, session, line, @in: false, @out: true)).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await officer.Tick(course, Guid.NewGuid(), line, @in: true)).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_evaluation_asks_who_attended_once_and_behaviour_waits_for_its_90_days()
    {
        var (course, session) = await Running();
        using var officer = app.As("officer-1");
        using var there = await Enrolled(course, "there-1");
        using var absent = await Enrolled(course, "absent-1");
        await (await there.Scan(await officer.HallToken(course, session: session))).Ok();
        await (await officer.Tick(course, session, (await (await officer.TryInvite(course, "ไม่มี LINE (ตัวอย่าง)")).Ok()).Id, @in: true)).Ok();
        var body = new { closesAt = app.Now.UtcDateTime.AddDays(20) };

        var opened = await officer.Post($"{Desk}/{course}/evaluation", body);
        (await officer.Post($"{Desk}/{course}/evaluation", body)).Text("roundId").ShouldBe(opened.Text("roundId"));

        (opened.GetProperty("asked").GetInt32(), opened.GetProperty("withoutLine").GetInt32()).ShouldBe((1, 1));
        await App.Eventually(async () => (await there.Get("/api/v1/surveys/open")).EnumerateArray().Select(r => r.Text("id")).ShouldContain(opened.Text("roundId")));
        (await absent.Get("/api/v1/surveys/open")).EnumerateArray().Select(r => r.Text("id")).ShouldNotContain(opened.Text("roundId"));
        (await there.Get($"{Courses}/{course}")).Text("evaluationRoundId").ShouldBe(opened.Text("roundId"));

        var early = await officer.Get($"{Desk}/{course}/behaviour");
        early.GetProperty("after").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (early.GetProperty("people").GetInt32(), early.GetProperty("notLinked").GetInt32()).ShouldBe((1, 1));
        early.Text("readyOn").ShouldBe(app.CourseDay.AddDays(91).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        await app.Sql("update course set held_on = $2 where id = $1", course, DateOnly.FromDateTime(app.Now.UtcDateTime.AddDays(-2)));
        await app.SubmitIncident("there-1");
        await app.SubmitIncident("absent-1");
        await app.Sql("update course set held_on = $2 where id = $1", course, DateOnly.FromDateTime(app.Now.UtcDateTime.AddDays(-91)));
        await app.Sql("update incident set reported_at = $1 where reporter_id = (select person_id from enrolment where course_id = $2 and name = 'there-1')", app.Now.UtcDateTime.AddDays(-3), course);

        var ready = (await officer.Get($"{Desk}/{course}/behaviour")).GetProperty("after");

        (ready.GetProperty("reports").GetInt32(), ready.GetProperty("photoReports").GetInt32(), ready.GetProperty("active").GetInt32()).ShouldBe((1, 0, 1));
    }

    private static Task<HttpResponseMessage> WalkIn(HttpClient person, Guid course, string pass) => person.Send(
        HttpMethod.Post, $"{Courses}/{course}/walk-in", new { pass, enrolment = new { name = "เดินเข้ามา (ตัวอย่าง)" } });

    private async Task<(Guid Course, Guid Session)> Running(int capacity = 100)
    {
        var course = await app.MakeCourse(capacity, "running");
        return (course.Id, course.GetProperty("sessions")[0].Id);
    }

    private async Task<HttpClient> Enrolled(Guid course, string name)
    {
        var client = app.As(name);
        await app.Sql("insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at) values ($1, $2, $3, $4, 'self', 'enrolled', $5)",
            Guid.CreateVersion7(), course, (await client.Get("/api/v1/me")).Id, name, app.Now.UtcDateTime);
        return client;
    }
}
