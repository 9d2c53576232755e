using Saphansung.Tests.Agencies;
using Saphansung.Tests.Groups;
using Saphansung.Tests.Sensitive;
using Saphansung.Tests.Traffy;

namespace Saphansung.Tests.Contract;

/// <summary>Fresh things for the calls to change; the old ones stay, however the calls have left them.</summary>
internal static class FuzzPlay
{
    private static readonly string[] ForPlans = ["GetPlan", "AddVisit"];
    private static int rounds;

    public static async Task Refill(FuzzWorld world)
    {
        rounds++;
        world.Advance(TimeSpan.FromMinutes(15));
        // Wrong guesses would bar everybody who calls from here.
        await world.Sql("delete from lookup_attempt");
        await Cases(world);
        foreach (var agency in (string[])["MEA", "MEA", "MWA", "DIVISION", "HOSPITAL"]) await Hand(world, agency);
        await Practice(world);
        await Files(world);
        await Control(world);
        await Together(world);
        await Hook(world);
        await FuzzSurveys.Refill(world);
    }

    private static void Case(this FuzzWorld world, Receipt made, params string[] operations)
    {
        world.Play.Put("incidents", made.Id);
        world.Play.Put("tokens", made.Id);
        world.Play.Put("requests", made.Reference);
        foreach (var operation in operations) world.Play.Put(operation, made.Id);
    }

    private static async Task Cases(FuzzWorld world)
    {
        var officer = world.By("officer-1").Client;
        foreach (var (who, category) in ((string, string)[])
            [("resident-1", "garbage"), ("resident-2", "disrepair"), ("committee-1", "disrepair"), ("resident-1", "nuisance"), ("resident-2", "advice"), ("resident-2", "disease")])
            world.Case(await world.Report(who, category, body => body["community"] = category == "disease" ? TestDatabase.Community : null));

        var people = await world.Report("resident-1", "people");
        world.Case(people, ForPlans);
        await officer.OpenSensitive(people.Id);
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/incidents/{people.Id}/plan",
            new { version = 0, what = "ส่งอาหาร", plannedOn = world.Day(1).Iso(), place = "บ้าน", byWhom = "อสส." })).Ok();

        var unplanned = await world.Report("resident-1", "people");
        world.Case(unplanned, "SavePlan");
        await officer.OpenSensitive(unplanned.Id);

        var neighbour = await world.By("committee-1").Client.Post("/api/v1/incidents", await Neighbour(world), Guid.NewGuid().ToString());
        var slip = neighbour.GetProperty("slip");
        world.Case(new(neighbour.GetProperty("id").GetGuid(), neighbour.Text("reference"), ""), "ShowSlip");
        world.Play.Put("slips", $"{slip.Text("reference")} {slip.Text("code")}");

        for (var i = 0; i < 2; i++)
        {
            var mended = await world.Report("resident-1", "disrepair");
            await officer.Mend(world, mended);
            world.Case(mended, "GiveFeedback");
        }
    }

    private static async Task<IDictionary<string, object?>> Neighbour(FuzzWorld world)
    {
        var report = await world.Report();
        report["onBehalfOf"] = new { name = "ยายมี (ตัวอย่าง)" };
        report["community"] = TestDatabase.Community;
        return report;
    }

    private static async Task Hand(FuzzWorld world, string agency)
    {
        var officer = world.By("officer-1").Client;
        var made = await world.Report("resident-2", "disrepair");
        var assignment = (await officer.Assign(made.Id, agency)).Text("id");
        world.Case(made);
        world.Play.Put("assignments", assignment);
        world.Play.Put($"handed {agency}", made.Reference);
        if (agency == "DIVISION") world.Play.Put("UpdateOwnAssignment", assignment);
        if (agency != "MEA") return;

        world.Play.Put("UpdateAssignment", assignment);
        var link = await officer.MakeLink(assignment);
        world.Play.Put("links", link.Text("id"));
        var holder = world.Replace("link", world.Holding(link));
        for (var i = 0; i < 3; i++) world.Play.Put("photos link", await holder.Client.UploadByLink());
    }

    private static async Task Practice(FuzzWorld world)
    {
        var test = await world.By("MEA testing").Client.Post("/api/v1/agency/test-cases", new { category = "disrepair" }, Guid.NewGuid().ToString());
        world.Play.Put("assignments", test.Text("id"));
        world.Play.Put("TestGetToken", test.GetProperty("incident").Text("id"));
        world.Play.Put("requests", test.GetProperty("incident").Text("reference"));
        world.Play.Put("handed MEA testing", test.GetProperty("incident").Text("reference"));
    }

    private static async Task Files(FuzzWorld world)
    {
        foreach (var name in (string[])["resident-1", "resident-2", "officer-1", "MEA", "MWA", "MEA testing"])
            for (var i = 0; i < 3; i++) world.Play.Put("photos " + name, await world.By(name).Client.UploadPhoto());
        foreach (var name in (string[])["officer-1", "MEA", "MWA"])
            for (var i = 0; i < 2; i++) world.Play.Put("letters " + name, await world.By(name).Client.UploadLetter());
        using var photo = await world.By("resident-1").Client.Upload(CameraNotes.Fresh(), "photo.jpg");
        world.Play.Put("link GetPhoto", (await photo.Ok()).Text("url"));
        using var letter = await world.By("officer-1").Client.Upload([.. "%PDF-1.7\n"u8], "letter.pdf", to: "letters");
        world.Play.Put("link GetLetter", (await letter.Ok()).Text("url"));
        using var import = await world.By("officer-1").Client.SendTraffy(TraffySteps.Csv(TraffySteps.Line("2026-ABC123", coords: "\"100.6001,13.6201\"")));
        world.Play.Put("imports", (await import.Ok()).Text("id"));
        world.Case(await world.ReportAt((13.6201, 100.6001)), "DecideTraffyTicket");
    }

    /// <summary>What head and admin control.</summary>
    private static async Task Control(FuzzWorld world)
    {
        var (officer, head, admin) = (world.By("officer-1").Client, world.By("head-1").Client, world.By("admin-1").Client);
        world.Play.Put("people", (await world.Keep(world.As($"victim-{rounds}")).Get("/api/v1/me")).Text("id"));
        foreach (var name in (string[])["officer-1", "officer-2", "head-1"]) world.Play.Put("officers", (await world.By(name).Client.Get("/api/v1/me")).Text("id"));
        for (var i = 0; i < 2; i++) world.Play.Put("keys", (await admin.Post("/api/v1/staff/agencies/MEA/keys", new { label = "ระบบทดสอบ" })).Text("id"));
        world.Play.Put("filters", (await officer.Post("/api/v1/staff/filters", new { name = $"ของฉัน {rounds}", query = "open=true" })).Text("id"));
        var rule = new { name = "กฎ", conditions = new { category = (string[])["advice"] }, agency = "DIVISION", offers = false };
        world.Play.Put("routing-rules", (await head.Post("/api/v1/staff/routing-rules", rule, Guid.NewGuid().ToString())).Text("id"));
        world.Play.Put("outbreaks", await world.Sql<Guid>("select id from outbreak limit 1"));
        var sent = Guid.CreateVersion7();
        await world.Sql("insert into outbox (id, kind, state, recipient, payload, created_at, due_at) values ($1, 'line_push', 'stuck', $2, '{}', $3, $3)",
            sent, LineSide.UserId("stranger"), world.Now.UtcDateTime);
        world.Play.Put("deliveries", sent);
    }

    /// <summary>A storm, and a place where a problem came back.</summary>
    private static async Task Together(FuzzWorld world)
    {
        var place = (13.9 + rounds * 0.01, 100.9);
        var head = await world.ReportAt(place, 0, "resident-s0", "disaster");
        for (var i = 1; i < 5; i++)
        {
            world.Advance(TimeSpan.FromSeconds(1));
            await world.ReportAt(place, i * 10, $"resident-s{i}", "disaster");
        }

        world.Case(head, "EndStorm");
        var there = (13.9 + rounds * 0.01, 101.0);
        var mended = await world.ReportAt(there, by: "resident-1");
        await world.By("officer-1").Client.Mend(world, mended);
        await world.By("resident-1").Client.Post($"/api/v1/incidents/{mended.Id}/feedback", new { @fixed = true });
        world.Advance(TimeSpan.FromSeconds(1));
        await world.ReportAt(there, 5, "resident-2");
        await App.Eventually(async () => await world.Sql<long>("select count(*) from chronic_point") >= rounds);
        world.Play.Put("chronic-points", await world.Sql<Guid>("select id from chronic_point order by id desc limit 1"));
    }

    private static async Task Hook(FuzzWorld world)
    {
        if (await world.Sql<long>("select count(*) from webhook_endpoint where agency_code = 'MEA' and deleted_at is null") >= 4) return;
        var hook = (await world.By("MEA").Client.Post("/api/v1/agency/webhooks", new { url = world.Receiver.Site + "play", label = "ระบบ" }, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
        world.Play.Put("webhooks", hook);
        var dead = Guid.CreateVersion7();
        await world.Sql("""
            insert into outbox (id, kind, state, endpoint_id, payload, created_at, due_at, last_error)
            values ($1, 'webhook', 'stuck', $2, '{"type":"ping"}', $3, $3, '500')
            """,
            dead, hook, world.Now.UtcDateTime);
        foreach (var operation in (string[])["ReplayWebhook", "ReplayAnyWebhook"]) world.Play.Put(operation, dead);
    }
}
