using System.Net;

namespace Saphansung.Tests.Agencies;

/// <summary>What a link does not open, and when it stops. Guesses are counted by address, so each test has an app of its own.</summary>
public sealed class GuardingLinksTests(TestDatabase databases) : IAsyncLifetime
{
    private readonly App app = new(databases);

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Forged_expired_and_revoked_links_are_refused_alike()
    {
        using var officer = app.As("officer-1");
        var (_, assignment) = await app.Offered();
        var (revoked, expiring) = (await officer.MakeLink(assignment), await officer.MakeLink(assignment, days: 1));
        var good = await officer.MakeLink(assignment, days: 30);
        expiring.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(app.Now.AddDays(1));
        await officer.Revoke(assignment, revoked);
        await officer.Revoke(assignment, revoked);
        app.Advance(TimeSpan.FromDays(1));
        string[] bad =
        [
            revoked.Token(), expiring.Token(), good.Token()[..^1] + (good.Token()[^1] == '0' ? '1' : '0'), good.Token()[..^2], good.Token() + "0",
            "spl_" + new string('0', 64), "spl_" + new string('g', 64), "spl_",
            // The signature of one link under the id of another.
            good.Token()[..36] + revoked.Token()[36..],
        ];

        var told = new List<string>();
        foreach (var token in bad)
        {
            using var holder = app.HoldingToken(token);
            using var answer = await holder.GetAsync("/api/v1/agency-link");
            var problem = await answer.Refused(HttpStatusCode.Unauthorized, "link_not_valid");
            told.Add(problem.Text("title") + string.Join(',', answer.Headers.Select(h => h.Key).Order(StringComparer.Ordinal)));
            await (await holder.AnswerByLink("accepted")).Refused(HttpStatusCode.Unauthorized, "link_not_valid");
        }

        told.Distinct().ShouldHaveSingleItem();
        using var holding = app.Holding(good);
        (await holding.Get("/api/v1/agency-link")).GetProperty("assignment").Text("status").ShouldBe("offered");
        app.Advance(TimeSpan.FromDays(29));
        await (await holding.GetAsync("/api/v1/agency-link")).Refused(HttpStatusCode.Unauthorized, "link_not_valid");
    }

    [Fact]
    public async Task A_link_opens_one_assignment_and_nothing_that_a_key_or_a_person_opens()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (first, second) = (await app.Offered(), await app.Offered());
        using var holder = app.Holding(await officer.MakeLink(first.Assignment));
        using var other = app.Holding(await officer.MakeLink(second.Assignment));

        await (await holder.AnswerByLink("accepted", "same")).Ok();
        await (await other.AnswerByLink("accepted", "same")).Refused(HttpStatusCode.UnprocessableEntity, "update_id_reused");
        (await other.Get("/api/v1/agency-link")).GetProperty("assignment").Text("status").ShouldBe("offered");
        foreach (var path in (string[])["agency/assignments", $"agency/assignments/{first.Assignment}", $"staff/incidents/{first.Receipt.Id}", $"incidents/{first.Receipt.Id}", "incidents/mine", "me"])
            await (await holder.GetAsync("/api/v1/" + path)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await holder.Answer(first.Assignment, "working")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await holder.Upload(CameraNotes.Fresh(), "photo.jpg")).Refused(HttpStatusCode.Forbidden, "forbidden");
        foreach (var caller in (HttpClient[])[mea, officer])
        {
            await (await caller.GetAsync("/api/v1/agency-link")).Refused(HttpStatusCode.Forbidden, "forbidden");
            await (await caller.AnswerByLink("working")).Refused(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task Twenty_forged_links_bar_the_address_from_guessing_and_nobody_with_a_good_one()
    {
        using var officer = app.As("officer-1");
        var (_, assignment) = await app.Offered();
        var link = await officer.MakeLink(assignment);
        var revoked = await officer.MakeLink(assignment);
        await officer.Revoke(assignment, revoked);
        for (var guess = 0; guess < 20; guess++) (await Guess(guess)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var barred = await Guess(20);

        await barred.Refused(HttpStatusCode.TooManyRequests, "too_many_guesses");
        barred.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        using var holder = app.Holding(link);
        await holder.Get("/api/v1/agency-link");
        // Who holds an old link has not guessed.
        using var late = app.Holding(revoked);
        await (await late.GetAsync("/api/v1/agency-link")).Refused(HttpStatusCode.Unauthorized, "link_not_valid");
        app.Advance(TimeSpan.FromHours(1));
        (await Guess(21)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Neither_the_log_nor_the_database_holds_what_opens_a_link()
    {
        using var officer = app.As("officer-1");
        var (_, assignment) = await app.Offered();
        var link = await officer.MakeLink(assignment);
        using var holder = app.Holding(link);
        await holder.Get("/api/v1/agency-link");
        await (await holder.AnswerByLink("accepted")).Ok();
        var secret = link.Token()[36..];

        app.Log.Lines.ShouldNotBeEmpty();
        app.Log.Lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        foreach (var table in (string[])["agency_link", "assignment_update", "incident_event", "outbox", "lookup_attempt"])
            (await app.Sql<string>($"select coalesce(string_agg(t::text, ' '), '') from {table} t")).ShouldNotContain(secret, Case.Insensitive, table);
    }

    [Fact]
    public async Task The_same_key_makes_the_same_link_and_only_caseworkers_make_one()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        using var mea = await app.Agency("MEA");
        var (_, assignment) = await app.Offered();
        var path = $"/api/v1/staff/assignments/{assignment}/links";
        var key = Guid.NewGuid().ToString();

        var made = await officer.MakeLink(assignment, key: key);
        (await officer.MakeLink(assignment, key: key)).ToString().ShouldBe(made.ToString());
        await (await officer.Send(HttpMethod.Post, path, new { label = "คนอื่น" }, key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await (await officer.Send(HttpMethod.Post, path, new { label = "คนอื่น" })).Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
        foreach (var days in (int[])[0, 31])
            await (await officer.Send(HttpMethod.Post, path, new { label = "คนอื่น", days }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await officer.Send(HttpMethod.Post, path, new { label = " " }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        foreach (var caller in (HttpClient[])[director, mea])
            await (await caller.Send(HttpMethod.Post, path, new { label = "คนอื่น" }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.Forbidden, "forbidden");

        var listed = (await officer.Links(assignment)).EnumerateArray().ShouldHaveSingleItem();
        listed.Text("label").ShouldBe("คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)");
        listed.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(app.Now.AddDays(14));
        listed.Text("madeBy").ShouldBe(LineSide.NameOf("officer-1"));
        listed.TryGetProperty("url", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_division_itself_gets_no_link_and_a_link_of_another_assignment_is_not_revoked()
    {
        using var officer = app.As("officer-1");
        var (own, foreign) = (await app.Offered("DIVISION"), await app.Offered());
        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/assignments/{own.Assignment}/links", new { label = "เรา" }, Guid.NewGuid().ToString()))
            .Refused(HttpStatusCode.Conflict, "illegal_move");
        var link = await officer.MakeLink(foreign.Assignment);

        using var answer = await officer.Send(HttpMethod.Delete, $"/api/v1/staff/assignments/{own.Assignment}/links/{link.Text("id")}");

        await answer.Refused(HttpStatusCode.NotFound, "not_found");
        using var holder = app.Holding(link);
        await holder.Get("/api/v1/agency-link");
    }

    private async Task<HttpResponseMessage> Guess(int number)
    {
        using var guess = app.HoldingToken($"spl_{number:x64}");
        return await guess.GetAsync("/api/v1/agency-link");
    }
}
