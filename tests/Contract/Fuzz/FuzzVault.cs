using System.Text;
using Saphansung.Tests.Agencies;
using Saphansung.Tests.Sensitive;
using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Contract;

/// <summary>What each party has told the product, and who else may read it.</summary>
internal static class FuzzVault
{
    private static readonly string[] Staff = ["officer-1", "officer-2", "head-1", "director-1", "admin-1"];
    private static readonly string[] Caseworkers = ["officer-1", "head-1"];
    private static readonly string[] Electricity = ["MEA", "MEA reading"];
    private const string Phone = "0899911222";
    private const double NuisanceLat = 13.7123457;
    private const double SensitiveLat = 13.7234561;

    public static async Task Fill(FuzzWorld world)
    {
        var nuisance = await Nuisance(world);
        await Handed(world, nuisance, "MEA", Electricity);
        await Handed(world, await world.Report("resident-1", "disrepair"), "MWA", ["MWA"]);
        await Sensitive(world);
        await ForNeighbour(world);
        await OtherCommunity(world);
        await Elsewhere(world);
        await Surveys(world);
    }

    private static string Bell(this FuzzWorld world, string name, params string[] readers)
    {
        var canary = Canary.Of(name, readers);
        world.Canaries.Add(canary);
        return canary.Text;
    }

    private static void Keep(this FuzzWorld world, Receipt made)
    {
        world.Vault.Put("incidents", made.Id);
        world.Vault.Put("tokens", made.Id);
        world.Vault.Put("requests", made.Reference);
    }

    /// <summary>A neighbour's complaint: contact, house number, telephone, exact place, and what is said between reporter and staff.</summary>
    private static async Task<Receipt> Nuisance(FuzzWorld world)
    {
        var (reporter, officer) = (world.By("resident-1").Client, world.By("officer-1").Client);
        var contact = new { name = world.Bell("contact name", [.. Staff, "resident-1"]), phone = "0811133355" };
        world.Canaries.Add(new("contact phone", contact.phone, (caller, _) => caller.Name == "resident-1" || Staff.Contains(caller.Name)));
        var made = await world.Report("resident-1", "nuisance", body =>
        {
            body["description"] = $"ข้างบ้านเปิดเพลงดัง โทร {Phone}";
            body["location"] = new { lat = NuisanceLat, lng = 100.6711119, accuracy = 5 };
            body["community"] = TestDatabase.Community;
            body["contact"] = contact;
        });
        world.Keep(made);
        string[] near = [.. Staff, .. Electricity, "resident-1", "resident-2", "committee-1"];
        world.Canaries.Add(new("telephone in a description", Phone, (caller, path) => !path.StartsWith("/open311", StringComparison.Ordinal) && near.Contains(caller.Name)));
        world.Canaries.Add(new("exact place of a nuisance", "13.7123457", (caller, path) => !path.StartsWith("/open311", StringComparison.Ordinal) && near.Contains(caller.Name)));
        world.Canaries.Add(new("name of the reporter", LineSide.NameOf("resident-1"), (caller, _) => caller.Name == "resident-1" || Staff.Contains(caller.Name)));
        await reporter.Post($"/api/v1/incidents/{made.Id}/messages", new { text = world.Bell("message of the reporter", [.. Staff, "resident-1", "committee-1"]) }, Guid.NewGuid().ToString());
        await officer.Post($"/api/v1/staff/incidents/{made.Id}/messages", new { text = world.Bell("note for staff", Staff), @internal = true }, Guid.NewGuid().ToString());
        return made;
    }

    /// <summary>What one agency and the division write to each other.</summary>
    private static async Task Handed(FuzzWorld world, Receipt made, string agency, string[] readers)
    {
        var officer = world.By("officer-1").Client;
        var offer = new { agency, note = world.Bell($"note with the offer to {agency}", [.. Staff, .. readers]) };
        var assignment = (await officer.Post($"/api/v1/staff/incidents/{made.Id}/assignments", offer)).Text("id");
        await world.By(agency).Client.Post($"/api/v1/agency/assignments/{assignment}/notes", new { updateId = Guid.NewGuid(), text = world.Bell($"note of {agency}", [.. Staff, .. readers]) });
        await officer.Post($"/api/v1/staff/assignments/{assignment}/notes", new { text = world.Bell($"answer to {agency}", [.. Staff, .. readers]) }, Guid.NewGuid().ToString());
        var link = await officer.MakeLink(assignment, world.Bell($"label of a link for {agency}", Staff));
        world.Canaries.Add(new($"token of a link for {agency}", link.Token(), (_, _) => false));
        world.Vault.Put("links", link.Text("id"));
        world.Vault.Put("assignments", assignment);
        world.Keep(made);
    }

    private static async Task Sensitive(FuzzWorld world)
    {
        var (officer, head) = (world.By("officer-1").Client, world.By("head-1").Client);
        string[] readers = [.. Caseworkers, "resident-1"];
        var made = await world.Report("resident-1", "people", body =>
        {
            body["description"] = world.Bell("description of a sensitive case", readers);
            body["location"] = new { lat = SensitiveLat, lng = 100.6822227, accuracy = 5 };
            body["community"] = TestDatabase.Community;
        });
        world.Canaries.Add(new("exact place of a sensitive case", "13.7234561", (caller, _) => readers.Contains(caller.Name)));
        world.Canaries.Add(new("reference of a sensitive case", made.Reference, (caller, _) => caller.Name == "resident-1" || Staff.Contains(caller.Name)));
        await officer.OpenSensitive(made.Id, world.Bell("reason of an access", "head-1"));
        await head.OpenSensitive(made.Id);
        await officer.Post($"/api/v1/staff/incidents/{made.Id}/acknowledge", new { });
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/incidents/{made.Id}/plan",
            new { version = 0, what = world.Bell("service plan", Caseworkers), plannedOn = world.Day(1).Iso(), place = "บ้าน", byWhom = "อสส." })).Ok();
        await officer.Post($"/api/v1/staff/incidents/{made.Id}/plan/visits", new { note = world.Bell("visit", Caseworkers), outcome = "helped" }, Guid.NewGuid().ToString());
        world.Keep(made);
        for (var i = 0; i < 3; i++) await world.ReportIll("diarrhoea", TestDatabase.Community);
        await App.Eventually(async () => await world.Sql<long>("select count(*) from outbreak") > 0);
        world.Vault.Put("outbreaks", await world.Sql<Guid>("select id from outbreak limit 1"));
    }

    private static async Task ForNeighbour(FuzzWorld world)
    {
        var name = world.Bell("name of somebody without LINE", [.. Staff, "committee-1"]);
        world.Keep(await world.Report("committee-1", "garbage", body =>
        {
            body["community"] = TestDatabase.Community;
            body["onBehalfOf"] = new { name, phone = "0844466688" };
        }));
        world.Canaries.Add(new("phone of somebody without LINE", "0844466688", (caller, _) => caller.Name == "committee-1" || Staff.Contains(caller.Name)));
    }

    private static async Task OtherCommunity(FuzzWorld world)
    {
        var made = await world.Report("resident-3", "garbage", body => body["community"] = TestDatabase.OtherCommunity);
        using var reporter = world.As("resident-3");
        await reporter.Post($"/api/v1/incidents/{made.Id}/messages", new { text = world.Bell("message in another community", Staff) }, Guid.NewGuid().ToString());
        world.Keep(made);
    }

    /// <summary>What somebody has written in open rounds: a draft, an answer with a name, and one without, which nobody ever sees while it is open.</summary>
    private static async Task Surveys(FuzzWorld world)
    {
        foreach (var anonymous in (bool[])[true, false])
        {
            var round = await world.OpenRound(anonymous, ["resident-1", "committee-1"], TimeSpan.FromDays(300));
            var kind = anonymous ? "anonymous" : "identified";
            await (await world.By("resident-1").Client.Draft(round, 0, new { advice = world.Bell($"draft of an {kind} survey", "resident-1") })).Ok();
            string[] readers = anonymous ? [] : ["committee-1"];
            await (await world.By("committee-1").Client.Answer(round, new { speed = 5, advice = world.Bell($"answer to an {kind} survey", readers) })).Ok();
            world.Vault.Put("rounds", round);
        }
    }

    /// <summary>A test case, an officer's filter, a letter, a webhook, and photos that wait.</summary>
    private static async Task Elsewhere(FuzzWorld world)
    {
        var test = Canary.Of("description of a test case");
        world.Canaries.Add(test with { Sees = (caller, path) => caller.Name == "MEA testing" || path.StartsWith("/open311/test", StringComparison.Ordinal) });
        var made = await world.By("MEA testing").Client.Post("/api/v1/agency/test-cases", new { category = "disrepair", description = test.Text }, Guid.NewGuid().ToString());
        world.Vault.Put("assignments", made.Text("id"));
        world.Vault.Put("incidents", made.GetProperty("incident").Text("id"));
        world.Vault.Put("filters", (await world.By("officer-1").Client.Post("/api/v1/staff/filters", new { name = world.Bell("filter", "officer-1"), query = "open=true" })).Text("id"));
        world.Vault.Put("letters", await world.By("officer-1").Client.UploadLetter([.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes(world.Bell("letter"))]));
        world.Vault.Put("photos", await world.By("resident-1").Client.UploadPhoto());
        var hook = await world.By("MEA").Client.Post("/api/v1/agency/webhooks",
            new { url = world.Receiver.Site + "vault", label = world.Bell("label of a webhook", [.. Staff, "MEA"]) }, Guid.NewGuid().ToString());
        world.Canaries.Add(new("secret of a webhook", hook.Text("secret"), (_, _) => false));
        world.Vault.Put("webhooks", hook.Text("id"));
    }
}
