using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Incidents;

public sealed class CaseworkTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Triage_says_what_is_possible_next()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        var moved = await officer.Move(receipt.Id, "triaged");

        moved.Text("status").ShouldBe("triaged");
        moved.Strings("allowed").ShouldBe(["waiting_reporter", "closed_unfixed", "not_ours", "duplicate"]);
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("assigned")]
    [InlineData("claimed_fixed")]
    [InlineData("withdrawn")]
    [InlineData("received")]
    public async Task A_move_that_is_not_for_staff_is_409_and_names_the_legal_ones(string to)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        using var answer = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/transitions", new { to, reason = "ลอง" });

        (await answer.Refused(HttpStatusCode.Conflict, "illegal_move")).Strings("allowed")
            .ShouldBe(["triaged", "waiting_reporter", "closed_unfixed", "not_ours", "duplicate"]);
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Text("status").ShouldBe("received");
    }

    [Theory]
    [InlineData("closed_unfixed")]
    [InlineData("not_ours")]
    [InlineData("duplicate")]
    [InlineData("waiting_reporter")]
    public async Task An_end_or_a_question_needs_words(string to)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        using var answer = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/transitions", new { to, reason = " " });

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("reason", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_question_reaches_the_reporter_and_the_answer_brings_the_case_back_with_its_clock_paused()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-ask");
        // Round the clock, so that ten hours are ten hours at any time of the test's day.
        var receipt = await app.SubmitIncident(by: "resident-ask", category: "disaster");
        await officer.Move(receipt.Id, "triaged");
        var before = (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("fixBy").GetDateTimeOffset();

        await officer.Move(receipt.Id, "waiting_reporter", "บ้านเลขที่เท่าไร");
        await App.Eventually(async () =>
        {
            await Task.CompletedTask;
            var message = app.Line.Inbox("resident-ask").ShouldHaveSingleItem().ToJsonString();
            message.ShouldContain(receipt.Reference);
            message.ShouldContain($"/cases/{receipt.Id}");
        });
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Text("needs").ShouldBe("answer");
        app.Advance(TimeSpan.FromHours(10));
        await resident.Post($"/api/v1/incidents/{receipt.Id}/messages", new { text = "หน้าบ้าน 12" }, Guid.NewGuid().ToString());

        var incident = await resident.Get($"/api/v1/incidents/{receipt.Id}");
        incident.Text("status").ShouldBe("triaged");
        incident.GetProperty("fixBy").GetDateTimeOffset().ShouldBe(before.AddHours(10));
        var answer = incident.GetProperty("events").EnumerateArray().Last();
        (answer.Text("kind"), answer.Text("text"), answer.Text("status")).ShouldBe(("message", "หน้าบ้าน 12", "triaged"));
    }

    [Fact]
    public async Task A_reporter_silent_for_five_days_lets_the_case_go_on()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(by: "resident-silent");
        await officer.Move(receipt.Id, "waiting_reporter", "ยังอยู่ไหม");

        app.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Text("status").ShouldBe("waiting_reporter");
        app.Advance(TimeSpan.FromMinutes(2));

        await App.Eventually(async () => (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Text("status").ShouldBe("received"));
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Last()
            .GetProperty("by").Text("kind").ShouldBe("system");
    }

    [Fact]
    public async Task A_repeated_message_is_one_line_and_one_answer()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident();
        var key = Guid.NewGuid().ToString();
        var path = $"/api/v1/incidents/{receipt.Id}/messages";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => resident.Post(path, new { text = "มีเพิ่มอีกกอง" }, key)));
        using var other = await resident.Send(HttpMethod.Post, path, new { text = "อย่างอื่น" }, key);

        answers.Select(a => a.ToString()).Distinct().ShouldHaveSingleItem();
        await other.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Count(e => e.Text("kind") == "message").ShouldBe(1);
    }

    [Fact]
    public async Task A_note_is_for_staff_and_a_message_for_both()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident();
        var path = $"/api/v1/staff/incidents/{receipt.Id}/messages";

        await officer.Post(path, new { text = "โทรแล้วไม่รับ", @internal = true }, Guid.NewGuid().ToString());
        await officer.Post(path, new { text = "พรุ่งนี้จะไปดู", @internal = false }, Guid.NewGuid().ToString());

        var seen = (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().ToList();
        seen.Select(e => e.Text("kind")).ShouldBe(["reported", "message"]);
        seen[^1].GetProperty("by").GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null);
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray()
            .Count(e => e.Text("kind") != "routed").ShouldBe(3);
    }

    [Fact]
    public async Task The_end_tells_the_reporter_why_once()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(by: "resident-end");

        await officer.Move(receipt.Id, "not_ours", "อยู่ในเขตบึงกุ่ม ส่งต่อแล้ว");

        await App.Eventually(async () =>
        {
            await Task.CompletedTask;
            app.Line.Inbox("resident-end").ShouldHaveSingleItem().Readable().ShouldContain("บึงกุ่ม");
        });
    }

    [Fact]
    public async Task A_sensitive_case_is_masked_needs_a_reason_and_logs_it()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        using var committee = app.As("committee-1");
        var receipt = await app.SubmitIncident(category: "people", change: b => b["community"] = TestDatabase.Community);

        var card = (await officer.Get($"/api/v1/staff/incidents?q={receipt.Reference}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        card.Text("description").ShouldStartWith("ข้อมูลอ่อนไหว");
        card.GetProperty("location").ValueKind.ShouldBe(JsonValueKind.Null);
        (await director.Get($"/api/v1/staff/incidents?q={receipt.Reference}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var silent = await officer.GetAsync($"/api/v1/staff/incidents/{receipt.Id}");
        await silent.Refused(HttpStatusCode.Forbidden, "reason_required");
        using var denied = await director.GetAsync($"/api/v1/staff/incidents/{receipt.Id}");
        await denied.Refused(HttpStatusCode.NotFound, "not_found");
        using var shortcut = await officer.GetAsync($"/api/v1/incidents/{receipt.Id}");
        await shortcut.Refused(HttpStatusCode.NotFound, "not_found");
        using var neighbour = await committee.GetAsync($"/api/v1/incidents/{receipt.Id}");
        await neighbour.Refused(HttpStatusCode.NotFound, "not_found");

        await officer.OpenSensitive(receipt.Id, "ลงพื้นที่เยี่ยมบ้าน");
        var opened = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");

        opened.Text("description").ShouldContain("ตัวอย่าง");
        (await app.Sql<string>("select reason from sensitive_access where incident_id = $1", receipt.Id)).ShouldBe("ลงพื้นที่เยี่ยมบ้าน");
    }

    [Fact]
    public async Task Staff_may_open_the_link_that_a_resident_got()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        var seen = await officer.Get($"/api/v1/incidents/{receipt.Id}");

        seen.GetProperty("mine").GetBoolean().ShouldBeFalse();
        seen.GetProperty("may").EnumerateArray().Select(m => m.GetString()).ShouldBe(["follow"]);
    }

    [Fact]
    public async Task The_board_hears_of_a_new_case_without_asking()
    {
        using var officer = app.As("officer-1");
        using var stream = await officer.GetStreamAsync("/api/v1/staff/stream");
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe(": hello");

        var receipt = await app.SubmitIncident();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        for (string? line = ""; line?.Contains(receipt.Id.ToString(), StringComparison.Ordinal) != true;)
            line = await reader.ReadLineAsync(patience.Token);
    }

    [Fact]
    public async Task A_withdrawn_case_frees_its_agencies_and_stays_withdrawn()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-1");
        using var agency = await app.Agency("MWA");
        var receipt = await app.SubmitIncident();
        var assignment = (await officer.Assign(receipt.Id, "MWA")).Text("id");

        var withdrawn = await resident.Post($"/api/v1/incidents/{receipt.Id}/withdraw", new { reason = "เก็บเองแล้ว" });
        var again = await resident.Post($"/api/v1/incidents/{receipt.Id}/withdraw", new { });

        withdrawn.Text("status").ShouldBe("withdrawn");
        again.ToString().ShouldBe(withdrawn.ToString());
        (await agency.Get($"/api/v1/agency/assignments/{assignment}")).Text("status").ShouldBe("expired");
        using var reopened = await resident.Send(HttpMethod.Post, $"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = false });
        await reopened.Refused(HttpStatusCode.Conflict, "illegal_move");
    }
}
