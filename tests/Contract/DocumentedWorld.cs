using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Sandbox.Setup;
using Saphansung.Tests.Webhooks;

namespace Saphansung.Tests.Contract;

/// <summary>The people, communities and cases that the contract's examples speak of, made through the product itself.</summary>
public sealed class DocumentedWorld(TestDatabase databases) : HookedApp(databases)
{
    public const string Reporter = "สมใจ";
    public const string Officer = "มานะ";
    public const string Head = "สมชาย";
    public const string Committee = "มาลี";
    public const string Community = "C05";
    private const string BrokenLight = """{"kind":"light","usable":"partly","since":"days","accident":"no","danger":["none"]}""";
    private readonly List<HttpClient> clients = [];
    private int places;

    internal Document Document { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        // The rich menus are drawn with the pages.
        await Pages.Build(Repository.Root, _ => { }, TestContext.Current.CancellationToken);
        await base.InitializeAsync();
        Time.Advance(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero) - Now);
        await Sql("""
            with given as (
                insert into community (code, name, lat, lng)
                values ('C05', 'ชุมชนทุ่งลั่นทม (ตัวอย่าง)', 13.7422, 100.7017), ('C11', 'ชุมชนลานจามจุรี (ตัวอย่าง)', 13.7592, 100.7038)
                returning *
            )
            insert into test.community select * from given
            """);
        // So that nothing remembers the district without them.
        Restart();
        await Enrol(Officer, "officer");
        await Enrol("วิภา", "officer");
        await Enrol(Head, "head");
        await Enrol("อารี", "admin");
        await Enrol(Committee, "committee");
        Document = await Document.Read(this);
    }

    /// <summary>A client of the persona that lives as long as the world.</summary>
    internal HttpClient By(string name) => Keep(As(name));

    internal async Task<HttpClient> ByAgency(string code = "MEA", bool test = false) => Keep(await Agency(code, test: test));

    internal HttpClient Keep(HttpClient client)
    {
        clients.Add(client);
        return client;
    }

    /// <summary>The request that the contract shows for the operation.</summary>
    internal JsonNode Request(string operation) =>
        Document.Operations.Single(o => o.Id == operation).Bodies["application/json"]!["example"]!.DeepClone();

    /// <summary>The case of the examples, with its photo, a second after the one before. At the documented place unless told to be elsewhere.</summary>
    internal async Task<Made> Reported(string category = "garbage", bool there = true, Action<JsonObject>? change = null)
    {
        Advance(TimeSpan.FromSeconds(1));
        var reporter = By(Reporter);
        var photo = await reporter.UploadPhoto();
        var report = Request("SubmitIncident").AsObject();
        if (category == "disrepair") (report["description"], report["answers"]) = ("ไฟทางดับ", JsonNode.Parse(BrokenLight));
        else if (category != "garbage") report["answers"] = JsonSerializer.SerializeToNode((await Report(category))["answers"]);
        report["category"] = category;
        report["photoIds"] = new JsonArray(photo.ToString());
        if (!there) report["location"]!["lat"] = 13.74 + ++places * 0.001;
        change?.Invoke(report);
        var receipt = await reporter.Post("/api/v1/incidents", report, Guid.NewGuid().ToString());
        var made = new Made(receipt.GetProperty("id").GetGuid(), receipt.Text("reference"), photo);
        await Eventually(async () => await Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'screen'", made.Id) == 0);
        return made;
    }

    /// <summary>A sensitive case that the officer has opened.</summary>
    internal async Task<Made> Confided(string officer = "วิภา")
    {
        var made = await Reported("people");
        await By(officer).OpenSensitive(made.Id);
        return made;
    }

    /// <summary>The broken light, offered to the agency.</summary>
    internal async Task<Made> Offered(string agency = "MEA", bool there = true)
    {
        var made = await Reported("disrepair", there);
        var offer = Request("AssignCase");
        offer["agency"] = agency;
        return made with { Assignment = (await By(Officer).Post($"/api/v1/staff/incidents/{made.Id}/assignments", offer)).GetProperty("id").GetGuid() };
    }

    internal async Task<Made> Accepted(string agency = "MEA", bool there = true)
    {
        var made = await Offered(agency, there);
        await (await (await ByAgency(agency)).Answer(made.Assignment.ToString(), "accepted", occurredAt: new(2026, 11, 22, 3, 30, 0, TimeSpan.Zero))).Ok();
        return made;
    }

    internal async Task<Made> Fixed(bool there = false)
    {
        var made = await Accepted(there: there);
        var agency = await ByAgency();
        await (await agency.Answer(made.Assignment.ToString(), "done", photoIds: [await agency.UploadPhoto()])).Ok();
        return made;
    }

    internal async Task<Guid> PersonId(string name) => (await By(name).Get("/api/v1/me")).GetProperty("id").GetGuid();

    public override async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await base.DisposeAsync();
    }

    private Task Enrol(string name, string role) => Sql("""
        with enrolled as (
            insert into person (id, line_user_id, name, created_at, seen_at) values ($1, $2, $3, $4, $4) returning id
        )
        insert into person_role (person_id, role, community_code, granted_at)
        select id, $5, case when $5 = 'committee' then $6 end, $4
        from enrolled
        """, Guid.CreateVersion7(), LineSide.UserId(name), LineSide.NameOf(name), Now.UtcDateTime, role, Community);
}

/// <summary>A case of the documented world; <paramref name="Assignment"/> is empty while nobody has it.</summary>
internal sealed record Made(Guid Id, string Reference, Guid Photo, Guid Assignment = default);
