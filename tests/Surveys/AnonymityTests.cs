namespace Saphansung.Tests.Surveys;

/// <summary>With the whole database and the logs in hand, nobody can say who gave which anonymous answer.</summary>
public sealed class AnonymityTests(App app) : IClassFixture<App>
{
    private const int People = 24;

    [Fact]
    public async Task Nothing_that_is_stored_or_logged_leads_from_a_person_to_an_answer()
    {
        var people = Enumerable.Range(1, People).Select(n => $"secret-{n}").ToArray();
        var round = await app.OpenRound(anonymous: true, people);
        var receipts = new List<string>();
        foreach (var (n, person) in people.Index())
        {
            using var client = app.As(person);
            await (await client.Draft(round, 0, new { speed = 1, advice = $"answer {n:00}" })).Ok();
            receipts.Add((await (await client.Answer(round, new { speed = (n % 5) + 1, advice = $"answer {n:00}" })).Ok()).Text("receipt")!);
        }

        await App.Eventually(async () =>
        {
            app.Advance(TimeSpan.FromSeconds(6));
            return await app.Sql<long>("select count(*) from survey_anonymous_answer where round_id = $1 and fresh", round) == 0;
        }, "the rows are written anew");

        // The columns: nothing but the round is common, and there is no time at all.
        (await app.Sql<string>("select string_agg(column_name, ',' order by column_name) from information_schema.columns where table_name = 'survey_anonymous_answer' and table_schema = 'public'"))
            .ShouldBe("answers,fresh,id,receipt_hash,round_id");
        (await app.Sql<string>("select string_agg(data_type, ',') from information_schema.columns where table_name = 'survey_participation' and column_name like 'submitted%' and table_schema = 'public'"))
            .ShouldBe("date");
        // The transaction marks: one for all rows of both tables.
        (await app.Sql<long>("""
            select count(distinct mark) from (
                select xmin::text as mark from survey_anonymous_answer where round_id = $1
                union all select xmin::text from survey_participation where round_id = $1 and state = 'answered') as marks
            """, round)).ShouldBe(1);
        // The ids: random, so that they neither sort nor share anything with the order.
        (await app.Sql<bool>("select bool_and(substr(id::text, 15, 1) = '4') from survey_anonymous_answer where round_id = $1", round)).ShouldBeTrue();
        // The place in the table: the chance that a shuffle keeps the order, or the order of the other table, is one in 24!.
        var order = await app.Sql<string>("select string_agg(answers->>'advice', ',' order by ctid) from survey_anonymous_answer where round_id = $1", round);
        var told = await app.Sql<string>("select string_agg(name, ',' order by survey_participation.ctid) from survey_participation join person on person.id = person_id where round_id = $1", round);
        order.ShouldNotBe(string.Join(',', Enumerable.Range(0, People).Select(n => $"answer {n:00}")));
        told.ShouldNotBe(string.Join(',', people.Select(LineSide.NameOf)));
        // Every other table: no draft, no key, no row that names the receipts.
        (await app.Sql<long>("select (select count(*) from survey_draft) + (select count(*) from survey_submission) + (select count(*) from survey_answer)")).ShouldBe(0);
        foreach (var person in people)
            string.Join("\n", app.Log.Lines).ShouldNotContain(LineSide.NameOf(person));
        foreach (var receipt in receipts) string.Join("\n", app.Log.Lines).ShouldNotContain(receipt);
        string.Join("\n", app.Log.Lines).ShouldNotContain("answer 0");
    }
}
