namespace Saphansung.Tests.Incidents;

/// <summary>A fix that rests on weak evidence is no fix until somebody who can see the place says so.</summary>
public sealed class WeakEvidenceTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Silence_does_not_resolve_it_but_asks_the_reporter_once_more_and_shows_it_to_staff()
    {
        const string reporter = "resident-21";
        using var resident = app.As(reporter);
        var receipt = await Claimed(reporter, CaseSteps.Jpeg);
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("confirmBy").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var told = await Told(reporter);
        await app.Sql("update incident set flags = '{}' where id = $1", receipt.Id);

        app.Advance(TimeSpan.FromHours(72) + TimeSpan.FromMinutes(1));

        await App.Eventually(async () => (await Told(reporter)).ShouldBe(told + 1));
        (await app.Sql<string>("select status from incident where id = $1", receipt.Id)).ShouldBe("claimed_fixed");
        (await app.Sql<string[]>("select flags from incident where id = $1", receipt.Id)).ShouldContain("weak_evidence");
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'evidence' and data ->> 'asked' = 'true' and staff_only", receipt.Id))
            .ShouldBe(1);

        app.Advance(TimeSpan.FromDays(30));
        (await resident.Post(Feedback(receipt), new { @fixed = true, stars = 4 })).Text("status").ShouldBe("resolved");
        (await Told(reporter)).ShouldBe(told + 1);
    }

    [Fact]
    public async Task The_committee_may_confirm_it()
    {
        using var committee = app.As("committee-1");
        var receipt = await Claimed("resident-1", CaseSteps.Jpeg, b => b["community"] = TestDatabase.Community);
        await app.Sql("update clock set due_at = $1 where incident_id = $2", app.Now.UtcDateTime, receipt.Id);
        app.Advance(TimeSpan.FromSeconds(1));
        await App.Eventually(async () => await app.Sql<long>("select count(*) from clock where incident_id = $1", receipt.Id) == 0);

        (await committee.Post(Feedback(receipt), new { @fixed = true })).Text("status").ShouldBe("resolved");

        (await app.Sql<string>("select resolution from incident where id = $1", receipt.Id)).ShouldBe("confirmed");
    }

    [Fact]
    public async Task An_officer_sends_it_back_and_a_new_claim_with_good_evidence_is_judged_by_itself()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var receipt = await Claimed("resident-1", CaseSteps.Jpeg);
        (await officer.Move(receipt.Id, "triaged", "รูปไม่บอกว่าถ่ายที่ไหน ขอรูปใหม่")).Text("status").ShouldBe("triaged");
        app.Advance(TimeSpan.FromMinutes(1));

        await Done(officer, mea, receipt, CameraNotes.Fresh());
        (await app.Sql<bool>("select evidence_weak from incident where id = $1", receipt.Id)).ShouldBeFalse();
        (await app.Sql<string[]>("select flags from incident where id = $1", receipt.Id)).ShouldNotContain("weak_evidence");
        app.Advance(TimeSpan.FromHours(73));

        await App.Eventually(async () => (await app.Sql<string>("select status from incident where id = $1", receipt.Id)).ShouldBe("resolved"));
    }

    [Fact]
    public async Task Better_evidence_sent_after_the_silence_ran_out_starts_it_again()
    {
        using var mea = await app.Agency("MEA");
        var receipt = await Claimed("resident-1", CameraNotes.Fresh(lat: null, lng: null));
        app.Advance(TimeSpan.FromHours(73));
        await App.Eventually(async () => await app.Sql<long>("select count(*) from clock where incident_id = $1", receipt.Id) == 0);

        var assignment = await app.Sql<Guid>("select id from assignment where incident_id = $1", receipt.Id);
        await (await mea.Answer(assignment.ToString(), "done", photoIds: [await mea.UploadPhoto()])).Ok();

        (await app.Sql<string[]>("select flags from incident where id = $1", receipt.Id)).ShouldNotContain("weak_evidence");
        app.Advance(TimeSpan.FromHours(71));
        (await app.Sql<string>("select status from incident where id = $1", receipt.Id)).ShouldBe("claimed_fixed");
        app.Advance(TimeSpan.FromHours(2));
        await App.Eventually(async () => (await app.Sql<string>("select status from incident where id = $1", receipt.Id)).ShouldBe("resolved"));
    }

    [Fact]
    public async Task The_message_does_not_say_that_silence_will_close_it()
    {
        await Claimed("resident-22", CaseSteps.Jpeg);
        await Claimed("resident-23", CameraNotes.Fresh());

        (await Text("resident-22")).ShouldNotContain("72 ชั่วโมง");
        (await Text("resident-23")).ShouldContain("72 ชั่วโมง");
    }

    private async Task<Receipt> Claimed(string reporter, byte[] file, Action<IDictionary<string, object?>>? change = null)
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var receipt = await app.SubmitIncident(reporter, "disrepair", change);
        await Done(officer, mea, receipt, file);
        return receipt;
    }

    private static async Task Done(HttpClient officer, HttpClient mea, Receipt receipt, byte[] file)
    {
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        await (await mea.Answer(assignment, "accepted")).Ok();
        (await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto(file)])).Ok()).Text("incidentStatus").ShouldBe("claimed_fixed");
    }

    private Task<long> Told(string reporter) =>
        app.Sql<long>("select count(*) from outbox where kind = 'line_push' and recipient = $1", LineSide.UserId(reporter));

    private Task<string> Text(string reporter) =>
        app.Sql<string>("select payload::text from outbox where kind = 'line_push' and recipient = $1", LineSide.UserId(reporter));

    private static string Feedback(Receipt receipt) => $"/api/v1/incidents/{receipt.Id}/feedback";
}
