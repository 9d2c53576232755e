namespace Saphansung.Tests.Incidents;

/// <summary>The cases are this class's own, each test's of a category of its own, so that every figure is known.</summary>
public sealed class TryingARuleTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    private const string Rules = RoutingSteps.Rules;

    /// <summary>The rules that came with the service would take the cases first.</summary>
    public async ValueTask InitializeAsync() => await app.Sql("update routing_rule set state = 'off'");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_figures_count_what_the_rule_would_have_done()
    {
        using var head = app.As("head-1");
        using var officer = app.As("officer-1");
        var before = (int)await app.Sql<long>("select count(*) from incident");
        var toMwa = await app.Report("disrepair", """{"kind":"waterPipe"}""");
        await officer.Assign(toMwa.Id, "MWA");
        var toMea = await app.Report("disrepair", """{"kind":"waterPipe"}""");
        await officer.Assign(toMea.Id, "MEA");
        var nowhere = await app.Report("disrepair", """{"kind":"waterPipe"}""");
        await app.Report("disrepair", """{"kind":"light"}""");
        await Copy(nowhere.Id, app.Now.AddDays(-181));
        var id = (await head.Post(Rules, RoutingSteps.Body("""{"category":["disrepair"],"answers":{"kind":["waterPipe"]}}""", "MWA"), Guid.NewGuid().ToString())).Text("id");

        var trial = await head.Trial(id);

        Figures(trial, before).ShouldBe((4, 3, 1, 2));
        var samples = trial.GetProperty("samples").EnumerateArray().ToDictionary(s => s.GetProperty("id").GetGuid());
        samples.Keys.ShouldBe([toMwa.Id, toMea.Id, nowhere.Id], ignoreOrder: true);
        samples[toMea.Id].Text("wentTo").ShouldBe("MEA");
        samples[toMea.Id].Text("wouldGo").ShouldBe("MWA");
        samples[nowhere.Id].GetProperty("wentTo").GetString().ShouldBeNull();
        Figures((await head.Rule(id)).GetProperty("trial"), before).ShouldBe((4, 3, 1, 2));
    }

    [Fact]
    public async Task A_rule_behind_another_is_tried_with_what_that_one_leaves()
    {
        using var head = app.As("head-1");
        await app.Report("nuisance", """{"kind":"noise"}""");
        await app.Report("nuisance", """{"kind":"smell"}""");
        await head.SwitchedOn(RoutingSteps.Body("""{"category":["nuisance"],"answers":{"kind":["noise"]}}""", "POLICE", "high"));
        var later = (await head.Post(Rules, RoutingSteps.Body("""{"category":["nuisance"]}""", "DIVISION"), Guid.NewGuid().ToString())).Text("id");

        (await head.Trial(later)).GetProperty("matched").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_priority_alone_is_compared_with_the_priority_the_case_had()
    {
        using var head = app.As("head-1");
        await app.Report("advice", """{"topic":"work"}""");
        var high = await app.Report("advice", """{"topic":"work"}""");
        await app.Sql("update incident set priority = 'high' where id = $1", high.Id);
        var id = (await head.Post(Rules, RoutingSteps.Body("""{"answers":{"topic":["work"]}}""", priority: "high"), Guid.NewGuid().ToString())).Text("id");

        var trial = await head.Trial(id);

        (trial.GetProperty("matched").GetInt32(), trial.GetProperty("agreed").GetInt32()).ShouldBe((2, 1));
        var first = trial.GetProperty("samples")[0];
        (first.Text("priority"), first.Text("wouldBe"), first.GetProperty("wouldGo").GetString()).ShouldBe(("normal", "high", null));
    }

    [Theory]
    [InlineData("people")]
    [InlineData("disease")]
    public async Task Of_a_sensitive_category_the_trial_tells_figures_and_nothing_else(string category)
    {
        using var head = app.As("head-1");
        var secret = await app.SubmitIncident(category: category, change: body => body["description"] = "ความลับของครอบครัวหนึ่ง");
        var id = (await head.Post(Rules, RoutingSteps.Body($$"""{"category":["{{category}}"]}""", "HOSPITAL"), Guid.NewGuid().ToString())).Text("id");

        var trial = await head.Trial(id);

        trial.GetProperty("matched").GetInt32().ShouldBe(1);
        trial.GetProperty("samples").GetArrayLength().ShouldBe(0);
        foreach (var told in (string[])[trial.GetRawText(), (await head.Get(Rules)).GetRawText()])
        {
            told.ShouldNotContain("ความลับ");
            told.ShouldNotContain(secret.Reference);
        }
    }

    /// <summary>The same case at another time; ids carry it.</summary>
    private Task Copy(Guid incident, DateTimeOffset at) => app.Sql("""
        insert into incident (id, reference, category_code, status, description, answers, form_key, form_version, reporter_id,
                              submission_key, submission_hash, reported_at, updated_at, answer_by, fix_by)
        select $2, 'SPS-2569-22222', category_code, status, description, answers, form_key, form_version, reporter_id,
               $2, submission_hash, $3, $3, answer_by, fix_by
        from incident
        where id = $1
        """, incident, Guid.CreateVersion7(at), at.UtcDateTime);

    private static (int, int, int, int) Figures(System.Text.Json.JsonElement trial, int before) => (
        trial.GetProperty("cases").GetInt32() - before, trial.GetProperty("matched").GetInt32(),
        trial.GetProperty("agreed").GetInt32(), trial.GetProperty("moved").GetInt32());
}
