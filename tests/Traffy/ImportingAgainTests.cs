using System.Net;
using System.Text;
using Saphansung.Api.Traffy;

namespace Saphansung.Tests.Traffy;

public sealed class ImportingAgainTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_later_file_brings_the_new_state_and_an_older_one_changes_nothing()
    {
        using var officer = app.As("officer-1");
        (await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("A-1"), TraffySteps.Line("A-2")))).ShouldBe("added 2 changed 0 unchanged 0 outside 0 unreadable 0");

        (await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("A-1", state: "เสร็จสิ้น", activity: "2026-11-21 10:00"), TraffySteps.Line("A-2"))))
            .ShouldBe("added 0 changed 1 unchanged 1 outside 0 unreadable 0");
        (await State("A-1")).ShouldBe("finish");
        (await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("A-1", state: "กำลังดำเนินการ", activity: "2026-11-20 12:00"))))
            .ShouldBe("added 0 changed 0 unchanged 1 outside 0 unreadable 0");
        (await State("A-1")).ShouldBe("finish");
        (await app.Sql<long>("select count(*) from incident")).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_ticket_twice_in_one_file_is_one_with_its_newer_state()
    {
        using var officer = app.As("officer-1");
        (await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("B-1", state: "เสร็จสิ้น", activity: "2026-11-21 10:00"), TraffySteps.Line("B-1", activity: "2026-11-20 10:00"))))
            .ShouldStartWith("added 1 ");
        (await State("B-1")).ShouldBe("finish");
    }

    [Fact]
    public async Task A_repeated_call_gets_the_first_answer_and_another_file_under_its_key_is_refused()
    {
        using var officer = app.As("officer-1");
        var (file, key) = (TraffySteps.Csv(TraffySteps.Line("C-1")), Guid.NewGuid().ToString());
        using var first = await officer.SendTraffy(file, key: key);
        using var again = await officer.SendTraffy(file, key: key);

        (await again.Ok()).ToString().ShouldBe((await first.Ok()).ToString());
        await (await officer.SendTraffy(TraffySteps.Csv(TraffySteps.Line("C-2")), key: key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await (await officer.SendTraffy(file, key: "x")).Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
    }

    [Fact]
    public async Task An_import_that_breaks_off_leaves_nothing_behind()
    {
        using var officer = app.As("officer-1");
        // The second thousand ends in a quote that is never closed, longer than a row may be.
        var lines = Enumerable.Range(0, 1500).Select(n => TraffySteps.Line($"D-{n}")).Append("D-x,\"" + new string('ก', 1_200_000));
        using var answer = await officer.SendTraffy(TraffySteps.Csv([.. lines]), "broken.csv");

        await answer.Refused(HttpStatusCode.BadRequest, "validation_failed");
        (await app.Sql<long>("select count(*) from traffy_ticket where ticket_id like 'D-%'")).ShouldBe(0);
        (await app.Sql<long>("select count(*) from traffy_import where file_name = 'broken.csv'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_whose_connection_dies_halfway_leaves_nothing_behind_and_may_be_repeated()
    {
        using var officer = app.As("officer-1");
        var (file, key) = (TraffySteps.Csv([.. Enumerable.Range(0, 2000).Select(n => TraffySteps.Line($"E-{n}"))]), Guid.NewGuid().ToString());
        // Somebody else holds a ticket of the last part, so that the import waits there until its connection is cut.
        await officer.ImportTraffy(TraffySteps.Csv(TraffySteps.Line("E-1999")));
        await using (var other = await app.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var holding = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using (var hold = new Npgsql.NpgsqlCommand("select 1 from traffy_ticket where ticket_id = 'E-1999' for update", other)) await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var sending = officer.SendTraffy(file, key: key);
            await App.Eventually(async () => await app.Sql<long>("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%traffy_ticket%'
                """) > 0, "the import's connection being cut");
            await (await sending).Refused(HttpStatusCode.ServiceUnavailable, "unavailable");
        }

        (await app.Sql<long>("select count(*) from traffy_ticket where ticket_id like 'E-%'")).ShouldBe(1);
        using var repeated = await officer.SendTraffy(file, key: key);
        (await repeated.Ok()).GetProperty("added").GetInt32().ShouldBe(1999);
    }

    [Fact]
    public async Task What_is_no_file_of_theirs_is_refused_and_only_caseworkers_may_import()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        foreach (var nonsense in (string[])["", "a,b,c\r\n1,2,3", "{}", "%PDF-1.7", "[]"])
            await (await officer.SendTraffy(Encoding.UTF8.GetBytes(nonsense))).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await director.SendTraffy(TraffySteps.Csv(TraffySteps.Line("F-1")))).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await officer.SendTraffy(new byte[ImportTraffy.MostBytes + 1])).Refused(HttpStatusCode.RequestEntityTooLarge, "import_too_large");
    }

    private Task<string> State(string id) => app.Sql<string>("select state from traffy_ticket where ticket_id = $1", id);
}
