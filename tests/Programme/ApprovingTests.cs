using System.Net;

namespace Saphansung.Tests.Programme;

/// <summary>Who may write, submit and approve a programme, and what an approval is for.</summary>
public sealed class ApprovingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_resident_sees_nothing_and_a_director_reads_but_does_not_write()
    {
        using var resident = app.As("resident-1");
        using var director = app.As("director-1");
        foreach (var path in (string[])["", "/calendar", "/notes", "/pdca/2026-10-01", $"/{Guid.Empty}"])
            await (await resident.GetAsync(ProgrammeSteps.Read + path)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await director.Send(HttpMethod.Post, ProgrammeSteps.Write, ProgrammeSteps.Plan(), Guid.NewGuid().ToString())).Refused(HttpStatusCode.Forbidden, "forbidden");

        (await director.Get(ProgrammeSteps.Read)).GetProperty("items").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array);
    }

    [Fact]
    public async Task The_director_alone_approves_and_what_changes_needs_it_anew()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        using var director = app.As("director-1");
        var id = await officer.WriteProgramme("อนุมัติ (ตัวอย่าง)");
        var activity = await officer.WriteActivity(id);
        (await (await officer.MoveProgramme(id, "submitted", 2)).Ok()).Strings("allowed").ShouldBeEmpty();

        await (await officer.MoveProgramme(id, "approved", 2)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await head.MoveProgramme(id, "approved", 2)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await director.MoveProgramme(id, "approved", 1)).Refused(HttpStatusCode.Conflict, "stale_version");
        var approved = await (await director.MoveProgramme(id, "approved", 2, "ดำเนินการได้")).Ok();
        approved.Text("state").ShouldBe("approved");
        approved.GetProperty("budget").GetDecimal().ShouldBe(1500.5m);
        approved.GetProperty("history").EnumerateArray().Last().Text("note").ShouldBe("ดำเนินการได้");
        await (await director.MoveProgramme(id, "returned", 2, "ช้าไป")).Refused(HttpStatusCode.Conflict, "illegal_move");

        // Progress is nobody's to approve.
        var doing = await (await officer.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/activities/{activity.Text("id")}", ProgrammeSteps.Activity("done", 1))).Ok();
        doing.Text("state").ShouldBe("approved");
        var costlier = ProgrammeSteps.Activity("done", 2);
        costlier["budget"] = 2000;
        var replanned = await (await officer.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/activities/{activity.Text("id")}", costlier)).Ok();
        replanned.Text("state").ShouldBe("draft");
        replanned.GetProperty("version").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Who_waits_for_it_is_told_in_the_inbox_and_never_by_a_push()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        var id = await officer.WriteProgramme("แจ้งผู้อำนวยการ (ตัวอย่าง)");
        await (await officer.MoveProgramme(id, "submitted", 1)).Ok();
        await (await director.MoveProgramme(id, "returned", 1)).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await director.MoveProgramme(id, "returned", 1, "เพิ่มงบประมาณค่าอาหาร")).Ok();

        (await Told("director-1")).ShouldBe(1);
        (await Told("officer-1")).ShouldBe(1);
        (await app.Sql<long>("select count(*) from outbox where subject_id = $1", Guid.Parse(id))).ShouldBe(0);
        (await officer.Get("/api/v1/inbox")).GetProperty("items").EnumerateArray().Select(l => l.Text("text")).ShouldContain(t => t.Contains("เพิ่มงบประมาณค่าอาหาร", StringComparison.Ordinal));

        async Task<long> Told(string who) => await app.Sql<long>("select count(*) from inbox_message where subject_id = $1 and line_user_id = $2", Guid.Parse(id), LineSide.UserId(who));
    }

    [Fact]
    public async Task The_same_key_makes_one_programme_and_one_activity()
    {
        using var officer = app.As("officer-1");
        var (key, other) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var first = await officer.Post(ProgrammeSteps.Write, ProgrammeSteps.Plan(), key);
        (await officer.Post(ProgrammeSteps.Write, ProgrammeSteps.Plan(), key)).Text("id").ShouldBe(first.Text("id"));
        await (await officer.Send(HttpMethod.Post, ProgrammeSteps.Write, ProgrammeSteps.Plan(title: "อื่น (ตัวอย่าง)"), key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await (await officer.Send(HttpMethod.Post, ProgrammeSteps.Write, ProgrammeSteps.Plan())).Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");

        var path = $"{ProgrammeSteps.Write}/{first.Text("id")}/activities";
        await Task.WhenAll(officer.Post(path, ProgrammeSteps.Activity(), other), officer.Post(path, ProgrammeSteps.Activity(), other));
        (await officer.Get($"{ProgrammeSteps.Read}/{first.Text("id")}")).GetProperty("activities").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_activity_keeps_inside_its_programme_and_evidence_says_what_it_is()
    {
        using var officer = app.As("officer-1");
        var id = await officer.WriteProgramme();
        var outside = ProgrammeSteps.Activity();
        (outside["phase"], outside["startsOn"], outside["endsOn"], outside["budget"]) = (3, "2026-09-30", "2027-10-01", 0.125m);
        var refused = await (await officer.Send(HttpMethod.Post, $"{ProgrammeSteps.Write}/{id}/activities", outside, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        refused.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order().ShouldBe(["budget", "endsOn", "phase", "startsOn"]);

        var activity = (await officer.WriteActivity(id)).Text("id");
        var path = $"{ProgrammeSteps.Write}/activities/{activity}/evidence";
        await (await officer.Send(HttpMethod.Post, path, new { kind = "link", reference = "javascript:alert(1)" }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var key = Guid.NewGuid().ToString();
        await officer.Post(path, new { kind = "letter", reference = "กท 5400/1 (ตัวอย่าง)" }, key);
        var after = await officer.Post(path, new { kind = "letter", reference = "กท 5400/1 (ตัวอย่าง)" }, key);
        after.GetProperty("activities")[0].GetProperty("evidence").GetArrayLength().ShouldBe(1);
        after.GetProperty("activities")[0].GetProperty("late").GetBoolean().ShouldBeTrue();

        var fewer = ProgrammeSteps.Plan(after.GetProperty("version").GetInt32());
        (fewer["startsOn"], fewer["phases"]) = ("2026-11-02", ProgrammeSteps.Phases[..1]);
        (await (await officer.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/{id}", fewer)).Refused(HttpStatusCode.BadRequest, "validation_failed"))
            .GetProperty("errors").TryGetProperty("startsOn", out _).ShouldBeTrue();
    }
}
