using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Reports;

public sealed class ReportLinkTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_directors_link_opens_that_one_report_and_leaves_the_receipt()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        await director.Get("/api/v1/me");
        using var head = app.As("head-1");
        var id = (await officer.Post("/api/v1/staff/reports", new { period = "2570-q1" }, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
        var path = $"/api/v1/staff/reports/{id}";
        var report = await head.Post(path + "/transitions", new { to = "approved", version = 1 });
        await head.Post(path + "/transitions", new { to = "delivered", version = 1 });
        var link = await app.Sql<string>("""
            select substring(payload::text from '/report/#([0-9a-f]+)') from outbox where subject_id = $1 and payload::text like '%' || $2 || '%'
            """, id, LineSide.UserId("director-1"));

        foreach (var forged in (string[])[link[..^1] + (link[^1] == '0' ? '1' : '0'), Guid.Empty.ToString("N") + link[32..], link[..^2], "x"]) await Refused(forged);
        await (await app.Anyone.Send(HttpMethod.Post, "/api/v1/report-link", new { link = "" })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        (await officer.Get(path)).GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.Null, "nobody has opened it");

        var opened = (await app.Anyone.Post("/api/v1/report-link", new { link })).GetProperty("report");

        (opened.GetProperty("id").GetGuid(), opened.Text("hash")).ShouldBe((id, report.Text("hash")));
        opened.GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await officer.Get(path)).Text("readAt").ShouldBe(opened.Text("readAt"));
        (await app.Sql<string>("select line_user_id from person join report on read_by = person.id where report.id = $1", id)).ShouldBe(LineSide.UserId("director-1"));

        await app.Sql("update person_role set role = 'officer' where person_id = (select id from person where line_user_id = $1)", LineSide.UserId("director-1"));
        await Refused(link);
        await app.Sql("update person_role set role = 'director' where person_id = (select id from person where line_user_id = $1)", LineSide.UserId("director-1"));
        await app.Anyone.Post("/api/v1/report-link", new { link });
        app.Advance(TimeSpan.FromDays(184));
        await Refused(link);

        async Task Refused(string other) => await (await app.Anyone.Send(HttpMethod.Post, "/api/v1/report-link", new { link = other })).Refused(HttpStatusCode.Unauthorized, "link_not_valid");
    }
}
