using System.Text.RegularExpressions;

namespace Saphansung.Tests.Open311;

/// <summary>Windows and pages over more cases than one answer may hold.</summary>
public sealed partial class PagingRequestsTests(App app) : IClassFixture<App>
{
    private const string List = Open311Steps.Live + "/requests.json";

    [Fact]
    public async Task Pages_hold_each_case_once_while_new_ones_are_filed()
    {
        var before = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            before.Add((await app.SubmitIncident($"resident-{40 + i}", "disrepair")).Reference);
            app.Advance(TimeSpan.FromSeconds(90));
        }

        var seen = new List<string>();
        for (var path = List + "?service_code=disrepair&page_size=2&status=open"; path is not null;)
        {
            var (page, next) = await Page(path);
            seen.AddRange(page);
            app.Advance(TimeSpan.FromMilliseconds(1));
            await app.SubmitIncident($"resident-{60 + seen.Count}", "disrepair");
            path = next;
        }

        seen.ShouldBe(before.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task A_page_by_its_number_follows_the_one_before()
    {
        for (var i = 0; i < 3; i++) await app.SubmitIncident($"resident-{80 + i}", "disaster");
        var all = (await Page(List + "?service_code=disaster")).Ids;

        var pages = new List<string>();
        for (var page = 1; page <= 3; page++) pages.AddRange((await Page($"{List}?service_code=disaster&page={page}&page_size=1")).Ids);

        pages.ShouldBe(all[..3]);
        (await Page($"{List}?service_code=disaster&page=1000&page_size=1000")).Ids.ShouldBeEmpty();
    }

    private Task<(List<string> Ids, string? Next)> Page(string path) => Page(app, path);

    internal static async Task<(List<string> Ids, string? Next)> Page(App app, string path)
    {
        using var answer = await app.Anyone.GetAsync(path);
        var ids = (await answer.Ok()).EnumerateArray().Select(r => r.Text("service_request_id")).ToList();
        var link = answer.Headers.TryGetValues("Link", out var values) ? NextLink().Match(values.Single()) : null;
        return (ids, link?.Groups["next"].Value);
    }

    [GeneratedRegex("^<(?<next>[^>]+)>; rel=\"next\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextLink();
}

/// <summary>By itself, because it counts everything there is.</summary>
public sealed class FirstThousandTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Without_arguments_it_is_the_last_90_days_and_at_most_the_first_1000()
    {
        var old = await app.SubmitIncident("resident-1");
        var model = await app.SubmitIncident("resident-1");
        await app.Sql("update incident set reported_at = $2::timestamptz - interval '91 days' where id = $1", old.Id, app.Now.UtcDateTime);
        // A thousand more, made from one: only their number matters.
        await app.Sql("""
            insert into incident (id, reference, category_code, status, description, answers, form_key, form_version, lat, lng, reporter_id,
                                  submission_key, submission_hash, reported_at, updated_at, answer_by, fix_by)
            select gen_random_uuid(), 'SPS-2569-M' || number, category_code, status, description, answers, form_key, form_version, lat, lng, reporter_id,
                   gen_random_uuid(), submission_hash, reported_at - number * interval '1 minute', updated_at, answer_by, fix_by
            from incident, generate_series(1, 1000) as number
            where id = $1
            """, model.Id);

        var (first, next) = await PagingRequestsTests.Page(app, Open311Steps.Live + "/requests.json");

        first.Count.ShouldBe(1000);
        first[0].ShouldBe(model.Reference);
        first.ShouldNotContain(old.Reference);
        first.ShouldNotContain("SPS-2569-M1000");
        next.ShouldNotBeNull();
        var (rest, last) = await PagingRequestsTests.Page(app, next);
        rest.ShouldBe(["SPS-2569-M1000"]);
        last.ShouldBeNull();
    }
}
