using System.Net;

namespace Saphansung.Tests.Reports;

/// <summary>A delivered report has one revision at most, whoever asks how often.</summary>
public sealed class RevisionTests(App app) : IClassFixture<App>
{
    private const string Reports = "/api/v1/staff/reports";

    [Fact]
    public async Task A_second_revision_is_refused_and_the_key_of_the_first_still_gets_the_first()
    {
        var revisionOf = await Delivered();
        using var officer = app.As("officer-1");
        var key = Guid.NewGuid().ToString();
        var revision = await officer.Post(Reports, new { revisionOf }, key);

        await (await officer.Send(HttpMethod.Post, Reports, new { revisionOf }, Guid.NewGuid().ToString())).Refused(HttpStatusCode.Conflict, "report_already_revised");

        (await officer.Post(Reports, new { revisionOf }, key)).Text("id").ShouldBe(revision.Text("id"));
        (await Revisions(revisionOf)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_revisions_asked_for_at_once_one_is_made()
    {
        var revisionOf = await Delivered();
        using var officer = app.As("officer-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => officer.Send(HttpMethod.Post, Reports, new { revisionOf }, Guid.NewGuid().ToString())));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await refused.Refused(HttpStatusCode.Conflict, "report_already_revised");
        (await Revisions(revisionOf)).ShouldBe(1);
    }

    private Task<long> Revisions(Guid of) => app.Sql<long>("select count(*) from report where revision_of = $1", of);

    private async Task<Guid> Delivered()
    {
        app.Advance(TimeSpan.FromSeconds(1));
        using var head = app.As("head-1");
        var id = (await head.Post(Reports, new { period = "2570-q1" }, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
        foreach (var to in (string[])["approved", "delivered"]) await head.Post($"{Reports}/{id}/transitions", new { to, version = 1 });
        return id;
    }
}
