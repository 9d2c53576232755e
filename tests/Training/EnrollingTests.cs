using System.Net;
using System.Text.Json;
using static Saphansung.Tests.Training.CourseSteps;

namespace Saphansung.Tests.Training;

public sealed class EnrollingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Forty_people_who_want_the_last_seat_at_once_are_one_seated_and_the_rest_waiting_in_order()
    {
        var course = (await app.MakeCourse(capacity: 2)).Id;
        using var early = app.As("early-1");
        await early.Enrol(course);
        var people = Enumerable.Range(0, 40).Select(i => app.As($"rush-{i}")).ToList();
        await Task.WhenAll(people.Select(p => p.Get("/api/v1/me")));

        var answers = await Task.WhenAll(people.Select(p => p.Enrol(course)));

        answers.Count(a => a.Text("state") == "enrolled").ShouldBe(1);
        var (enrolled, waiting) = await Counts(course);
        (enrolled, waiting).ShouldBe((2, 39));
        answers.Where(a => a.Text("state") == "waiting").Select(a => a.GetProperty("waitingPlace").GetInt32()).Order().ShouldBe(Enumerable.Range(1, 39));
        people.ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task A_seat_given_back_goes_to_who_waits_longest_who_is_told_in_the_inbox_and_never_by_push()
    {
        var course = (await app.MakeCourse(capacity: 1)).Id;
        using var seated = app.As("seated-1");
        using var first = app.As("first-1");
        using var second = app.As("second-1");
        await seated.Enrol(course);
        await first.Enrol(course);
        (await second.Enrol(course)).GetProperty("waitingPlace").GetInt32().ShouldBe(2);

        (await seated.CancelEnrolment(course)).Text("state").ShouldBe("cancelled");
        (await seated.CancelEnrolment(course)).Text("state").ShouldBe("cancelled", "twice is once");

        (await Mine(first, course)).Text("state").ShouldBe("enrolled");
        (await Mine(second, course)).GetProperty("waitingPlace").GetInt32().ShouldBe(1);
        (await Told(first, course)).ShouldBe(1);
        (await Told(second, course)).ShouldBe(0);
        (await app.Sql<long>("select count(*) from outbox where subject_id = $1", course)).ShouldBe(0);

        // Whoever comes again stands behind those who wait.
        (await seated.Enrol(course)).GetProperty("waitingPlace").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task More_seats_are_given_to_those_who_wait_at_once()
    {
        var made = await app.MakeCourse(capacity: 1);
        using var officer = app.As("officer-1");
        using var seated = app.As("more-1");
        using var waiting = app.As("more-2");
        await seated.Enrol(made.Id);
        await waiting.Enrol(made.Id);
        var words = app.CourseWords(capacity: 5);
        words["sessions"] = new[] { App.Session("ภาคเช้า", app.CourseDay, 9, 12, made.GetProperty("sessions")[0].Id) };

        var changed = await (await officer.Send(HttpMethod.Put, $"{Desk}/{made.Id}", new { version = made.GetProperty("version").GetInt32(), course = words })).Ok();

        changed.GetProperty("enrolled").GetInt32().ShouldBe(2);
        changed.GetProperty("sessions").EnumerateArray().Select(s => s.Id).ShouldBe([made.GetProperty("sessions")[0].Id], "a session that is named stays the same");
        (await Told(waiting, made.Id)).ShouldBe(1);
        await (await officer.Send(HttpMethod.Put, $"{Desk}/{made.Id}", new { version = made.GetProperty("version").GetInt32(), course = words }))
            .Refused(HttpStatusCode.Conflict, "course_changed");
    }

    [Fact]
    public async Task The_same_call_again_enrols_once_and_gets_the_first_answer()
    {
        var course = (await app.MakeCourse()).Id;
        using var person = app.As("twice-1");
        var key = Guid.NewGuid();
        var first = await (await person.TryEnrol(course, key: key)).Ok();

        (await (await person.TryEnrol(course, key: key)).Ok()).Id.ShouldBe(first.Id);
        await (await person.TryEnrol(course, "คนอื่น", key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await (await person.TryEnrol(course)).Refused(HttpStatusCode.Conflict, "already_enrolled");
        await (await person.Send(HttpMethod.Post, $"{Courses}/{course}/enrolment", new { name = "ก" })).Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
    }

    [Fact]
    public async Task Needs_are_kept_only_with_consent_and_go_with_the_seat()
    {
        var course = (await app.MakeCourse()).Id;
        using var person = app.As("needs-1");
        var needs = new { name = "ผู้สมัคร (ตัวอย่าง)", foodNeeds = "อาหารฮาลาล", needsConsent = false };
        await (await person.Send(HttpMethod.Post, $"{Courses}/{course}/enrolment", needs, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var enrolled = await person.Enrol(course);

        var changed = await (await person.Send(HttpMethod.Put, $"{Courses}/{course}/enrolment",
            new { version = enrolled.GetProperty("version").GetInt32(), enrolment = needs with { needsConsent = true } })).Ok();

        changed.Text("foodNeeds").ShouldBe("อาหารฮาลาล");
        (await person.CancelEnrolment(course)).GetProperty("foodNeeds").ValueKind.ShouldBe(JsonValueKind.Null);
        (await app.Sql<long>("select count(*) from enrolment where food_needs is not null and course_id = $1", course)).ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_is_hidden_and_another_persons_enrolment_is_not_there()
    {
        var draft = (await app.MakeCourse(state: "draft")).Id;
        var open = (await app.MakeCourse()).Id;
        using var person = app.As("hidden-1");
        using var other = app.As("hidden-2");
        await person.Enrol(open);

        await (await person.GetAsync($"{Courses}/{draft}")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await person.TryEnrol(draft)).Refused(HttpStatusCode.NotFound, "not_found");
        await (await other.DeleteAsync($"{Courses}/{open}/enrolment")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await other.Send(HttpMethod.Put, $"{Courses}/{open}/enrolment", new { version = 1, enrolment = new { name = "ก" } })).Refused(HttpStatusCode.NotFound, "not_found");
        var seen = await other.Get($"{Courses}/{open}");
        seen.GetProperty("mine").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.GetProperty("sessions")[0].GetProperty("speakers")[0].GetProperty("payClass").ValueKind.ShouldBe(JsonValueKind.Null, "what a speaker is paid concerns the staff");
        (await other.Get(Courses)).EnumerateArray().Select(c => c.Id).ShouldSatisfyAllConditions(ids => ids.ShouldContain(open), ids => ids.ShouldNotContain(draft));
    }

    [Fact]
    public async Task A_course_goes_its_way_and_no_other()
    {
        var course = (await app.MakeCourse(state: "draft")).Id;
        using var officer = app.As("officer-1");
        using var person = app.As("way-1");
        foreach (var wrong in (string[])["running", "closed", "reported"])
            await (await officer.Send(HttpMethod.Post, $"{Desk}/{course}/transitions", new { to = wrong })).Refused(HttpStatusCode.Conflict, "illegal_move");
        await officer.MoveCourse(course, "enrolling");
        await person.Enrol(course);
        await officer.MoveCourse(course, "running");
        await (await person.DeleteAsync($"{Courses}/{course}/enrolment")).Refused(HttpStatusCode.Conflict, "course_not_enrolling");
        await officer.MoveCourse(course, "enrolling");
        await officer.MoveCourse(course, "running");
        await officer.MoveCourse(course, "closed");

        (await officer.MoveCourse(course, "reported")).GetProperty("next").GetArrayLength().ShouldBe(0);
        await (await officer.Send(HttpMethod.Put, $"{Desk}/{course}", new { version = 7, course = app.CourseWords() })).Refused(HttpStatusCode.Conflict, "course_reported");
    }

    [Fact]
    public async Task A_timetable_that_contradicts_itself_is_refused_by_field()
    {
        using var officer = app.As("officer-1");
        var words = app.CourseWords(capacity: 0);
        words["sessions"] = new[] { App.Session("ย้อนเวลา", app.CourseDay, 10, 9), App.Session("อีกวัน", app.CourseDay.AddDays(1), 9, 10) };

        var problem = await (await officer.Send(HttpMethod.Post, Desk, words, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["capacity", "sessions.0.endsAt", "sessions.1.endsAt", "sessions.1.startsAt"]);
    }

    private async Task<(int Enrolled, int Waiting)> Counts(Guid course)
    {
        using var officer = app.As("officer-1");
        var shown = await officer.Get($"{Desk}/{course}");
        return (shown.GetProperty("enrolled").GetInt32(), shown.GetProperty("waiting").GetInt32());
    }

    private static async Task<JsonElement> Mine(HttpClient person, Guid course) => (await person.Get($"{Courses}/{course}")).GetProperty("mine");

    private static async Task<int> Told(HttpClient person, Guid course) =>
        (await person.Get("/api/v1/inbox")).GetProperty("items").EnumerateArray().Count(line => line.Text("link") == $"courses/{course}");
}
