using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Saphansung.Tests.Network;
using Saphansung.Tests.Training;

namespace Saphansung.Tests.Privacy;

/// <summary>A copy of what is kept of a person, and what is left of somebody who leaves for good.</summary>
public sealed class LeavingTests(NetworkApp app) : IClassFixture<NetworkApp>
{
    private const string Phone = "0811112222";
    private const string Erasure = "/api/v1/me/erasure";

    [Fact]
    public async Task Nothing_is_left_that_leads_to_who_has_left_and_the_office_goes_on()
    {
        const string leaver = "resident-leaving";
        var made = await app.SubmitIncident(leaver, change: body => body["contact"] = new { name = "ผู้ลา (ตัวอย่าง)", phone = Phone });
        await app.Happens(LineSide.Text(leaver, "ขอถามเรื่องทางเท้า โทร " + Phone, app.Now), GroupSteps.Photo(leaver, app.Now), app.Said(leaver, "ฝากเบอร์ " + Phone, NetworkApp.Group));
        await app.Sql("""
            insert into outbox (id, kind, recipient, payload, state, cost, created_at, due_at)
            select gen_random_uuid(), 'line_multicast', 'multicast', json_build_object('to', json_build_array($1::text, 'Uother'), 'messages', json_build_array()), state, 2, $2, $2
            from unnest(array['sent', 'withheld']) as state
            """, LineSide.UserId(leaver), app.Now.UtcDateTime);
        using var officer = app.As("officer-1");
        await officer.Move(made.Id, "triaged");
        await app.Sql("insert into inbox_message (id, line_user_id, title, text, created_at) values ($1, $2, 'ข่าวถึงท่าน', $3, $4)",
            Guid.CreateVersion7(), LineSide.UserId(leaver), "โทรกลับที่ " + Phone, app.Now.UtcDateTime);
        var course = (await app.MakeCourse(capacity: 1)).GetProperty("id").GetGuid();
        using var me = app.As(leaver);
        using var waiting = app.As("resident-waiting");
        await me.Enrol(course, "ผู้ลา (ตัวอย่าง)");
        (await waiting.Enrol(course)).Text("state").ShouldBe("waiting");
        var copy = await me.Get("/api/v1/me/data");
        // A session of the same instant would be a new one.
        app.Advance(TimeSpan.FromSeconds(1));

        using var left = await me.Send(HttpMethod.Post, Erasure, new { userAccessToken = await AccessToken(leaver) });

        left.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        copy.GetProperty("cases").EnumerateArray().ShouldHaveSingleItem().Text("contactPhone").ShouldBe(Phone);
        copy.GetProperty("chat").EnumerateArray().ShouldContain(said => said.Text("text").Contains(Phone));
        copy.GetProperty("group").EnumerateArray().ShouldHaveSingleItem();
        copy.GetProperty("inbox").GetArrayLength().ShouldBePositive();
        copy.GetProperty("courses").EnumerateArray().ShouldHaveSingleItem().Text("state").ShouldBe("enrolled");

        (await waiting.Get($"/api/v1/courses/{course}")).GetProperty("mine").Text("state").ShouldBe("enrolled");
        await (await me.GetAsync("/api/v1/incidents/mine")).Refused(HttpStatusCode.Unauthorized, "token_expired");
        foreach (var trace in (string[])[Phone, LineSide.NameOf(leaver)]) (await Places(trace)).ShouldBeEmpty(trace);
        // LINE's own relations remain: who follows the account and sits in the group.
        (await Places(LineSide.UserId(leaver))).ShouldBeSubsetOf(["follower_event.line_user_id", "line_follower.line_user_id", "network_member.line_user_id", "rich_menu_person.line_user_id", "rich_menu_change.line_user_id"]);

        await officer.Move(made.Id, "closed_unfixed", "ไม่พบผู้แจ้ง");
        (await officer.Get($"/api/v1/staff/incidents/{made.Id}")).Text("status").ShouldBe("closed_unfixed");
        using var again = app.As(leaver);
        (await again.Get("/api/v1/incidents/mine")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task LINE_is_told_though_it_does_not_answer_at_first_and_the_token_goes()
    {
        const string leaver = "resident-deauthorized";
        using var me = app.As(leaver);
        var token = await AccessToken(leaver);
        await me.Get("/api/v1/me");
        var before = app.Line.Requests("/user/v1/deauthorize").Count;
        List<int> Asked() => [.. app.Line.Requests("/user/v1/deauthorize").Skip(before).Select(r => r.Status)];
        app.Line.Fault("/user/v1/deauthorize", "500", 1);

        (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => me.Send(HttpMethod.Post, Erasure, new { userAccessToken = token }))))
            .ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NoContent || answer.StatusCode == HttpStatusCode.Unauthorized);

        await App.Eventually(() => Asked().ShouldBe([500]));
        app.Advance(TimeSpan.FromMinutes(11));
        await App.Eventually(async () => (await app.Sql<long>("select count(*) from erasure where user_access_token is not null")).ShouldBe(0));
        Asked().ShouldBe([500, 204]);
        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        (await line.GetAsync("/oauth2/v2.1/verify?access_token=" + token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("officer-9")]
    [InlineData("committee-9")]
    public async Task Who_works_here_does_not_vanish(string who)
    {
        using var me = app.As(who);

        await (await me.Send(HttpMethod.Post, Erasure, new { })).Refused(HttpStatusCode.Conflict, "has_roles");

        (await me.Get("/api/v1/me")).Text("name").ShouldBe(LineSide.NameOf(who));
    }

    private async Task<string> AccessToken(string key)
    {
        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        using var answer = await line.PostAsJsonAsync("/_sim/id-tokens", new { userId = LineSide.UserId(key) });
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("accessToken");
    }

    /// <summary>Every column of every table that holds the text.</summary>
    private async Task<List<string>> Places(string text)
    {
        var found = new List<string>();
        await using var columns = app.Database.CreateCommand("""
            select table_name, column_name
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'json', 'jsonb')
            """);
        var all = new List<(string Table, string Column)>();
        await using (var reader = await columns.ExecuteReaderAsync())
            while (await reader.ReadAsync()) all.Add((reader.GetString(0), reader.GetString(1)));
        foreach (var (table, column) in all)
            if (await app.Sql<bool>($"select exists (select from \"{table}\" where strpos(\"{column}\"::text, $1) > 0)", text)) found.Add($"{table}.{column}");
        return found;
    }
}
