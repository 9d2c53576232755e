namespace Saphansung.Tests.OpenData;

public sealed class StreamingTests(App app) : IClassFixture<App>
{
    private const string Copies = """
        insert into incident (id, reference, category_code, status, description, answers, form_key, form_version, lat, lng, reporter_id, submission_key, submission_hash,
                              reported_at, updated_at, answer_by, fix_by)
        select gen_random_uuid(), 'L-' || gen_random_uuid(), category_code, status, repeat('broken lamp ', 700), answers, form_key, form_version, lat, lng, reporter_id,
               gen_random_uuid(), submission_hash, reported_at + n * interval '1 second', updated_at, answer_by, fix_by
        from incident
        cross join generate_series(1, 3000) as n
        where id = $1
        """;

    /// <summary>Some 25 MB, of which a reader who stops after the first line has not been sent, nor fetched from the database, more than the buffers between hold.</summary>
    [Theory]
    [InlineData("cases.csv", "service_request_id,")]
    [InlineData("traffy.csv", "ticket_id,")]
    public async Task The_database_waits_for_a_reader_who_stops_reading(string file, string beginning)
    {
        var receipt = await app.SubmitIncident();
        // Sorting long texts into the search takes longer than the test.
        await app.Sql("alter table incident disable trigger incident_search");
        await app.Sql(Copies, receipt.Id);

        using var answer = await app.Anyone.GetAsync("/api/v1/open/" + file, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(body);
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.ShouldStartWith(beginning);

        await App.Eventually(async () => (await app.Sql<long>("""
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event = 'ClientWrite' and query like '%public_incident%'
            """)).ShouldBe(1));
    }
}
