using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Load;

/// <summary>
/// Everybody answers an anonymous round within one minute, each saving a draft first and some pressing send twice, while the staff's
/// page of the round is read without a pause. What counts is that no answer is lost and none is there twice.
/// </summary>
internal static class SurveyLoad
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(int people, CancellationToken ct)
    {
        await using var surroundings = await Surroundings.Start(durable: false, ct);
        var database = await surroundings.NewDatabase("survey", ct);
        await using var product = await surroundings.StartProduct("site", database, ct);
        await using var source = NpgsqlDataSource.Create(database);
        return await Answer(product, surroundings.Line, source, people, ct);
    }

    private static async Task<int> Answer(RunningProduct product, SimulatedLinePlatform line, NpgsqlDataSource database, int people, CancellationToken ct)
    {
        Console.WriteLine($"signing {people} people in");
        var clients = new HttpClient[people];
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (n, stop) =>
            clients[n] = await product.SignIn(line.IdToken(User(n), $"ผู้ตอบ {n} (ตัวอย่าง)"), stop));
        // Once to come into being, and again with the role that the round's making gives.
        (await product.SignIn(line.IdToken(User(people), "เจ้าหน้าที่ (ตัวอย่าง)"), ct)).Dispose();
        var round = await Round(database, ct);
        using var officer = await product.SignIn(line.IdToken(User(people), "เจ้าหน้าที่ (ตัวอย่าง)"), ct);

        var (receipts, looks, slowest) = (new ConcurrentBag<string>(), 0, new ConcurrentBag<double>());
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reader = Task.Run(async () =>
        {
            while (!reading.IsCancellationRequested)
            {
                foreach (var page in (string[])["", "/results", "/unanswered"])
                {
                    using var answer = await officer.GetAsync($"/api/v1/staff/rounds/{round}{page}", ct);
                    // The very list of pages grows with the product; what is there must answer.
                    if ((int)answer.StatusCode >= 500) throw new InvalidOperationException($"{page}: {answer.StatusCode}");
                    looks++;
                }
            }
        }, ct);

        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = people, CancellationToken = ct }, async (n, stop) =>
        {
            await Task.Delay(Window * n / people, stop);
            var started = clock.Elapsed;
            using var draft = await clients[n].PutAsJsonAsync($"/api/v1/rounds/{round}/draft", new { revision = 0, answers = new { speed = 3 } }, stop);
            draft.EnsureSuccessStatusCode();
            var key = Guid.NewGuid().ToString();
            var presses = n % 5 == 0 ? 2 : 1;
            var told = await Task.WhenAll(Enumerable.Range(0, presses).Select(async _ =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round}/answers")
                {
                    Content = JsonContent.Create(new { answers = new { speed = (n % 5) + 1, advice = n.ToString(CultureInfo.InvariantCulture) } }),
                };
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await clients[n].SendAsync(request, stop);
                if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}");
                return (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("receipt").GetString()!;
            }));
            foreach (var receipt in told.Distinct(StringComparer.Ordinal)) receipts.Add(receipt);
            slowest.Add((clock.Elapsed - started).TotalMilliseconds);
        });
        var took = clock.Elapsed;
        await reading.CancelAsync();
        await reader;

        await using var count = database.CreateCommand("""
            select (select count(*) from survey_anonymous_answer), (select count(distinct answers->>'advice') from survey_anonymous_answer),
                   (select count(*) from survey_participation where state = 'answered'), (select count(*) from survey_draft)
            """);
        await using var rows = await count.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var (answers, different, answered, drafts) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
        var sorted = slowest.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{people} people in {took.TotalSeconds:0.0} s, the staff's page read {looks} times meanwhile; 95 of 100 took {sorted[sorted.Count * 95 / 100] / sorted[sorted.Count / 2]:0.0} times the median"));
        Console.WriteLine($"answers {answers}, different ones {different}, people marked {answered}, receipts {receipts.Count}, drafts left {drafts}");
        var whole = answers == people && different == people && answered == people && receipts.Distinct(StringComparer.Ordinal).Count() == people && drafts == 0;
        Console.WriteLine(whole ? "Nothing lost, nothing doubled." : "Something was lost or doubled.");
        foreach (var client in clients) client.Dispose();
        return whole ? 0 : 1;
    }

    private static async Task<Guid> Round(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var make = database.CreateCommand("""
            with officer as (
                insert into person_role (person_id, role, granted_at) select id, 'officer', now() from person where name like 'เจ้าหน้าที่%' on conflict do nothing
            ), form as (
                insert into form_version (form_key, version, questions, created_at)
                values ('survey.load', 1, '[{"key":"speed","type":"scale","label":{"th":"ความรวดเร็ว","en":"Speed"},"required":true,"min":1,"max":5},{"key":"advice","type":"text","label":{"th":"ข้อเสนอแนะ","en":"Suggestions"},"required":false}]', now())
            ), survey as (
                insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, form_key, form_version, created_at, updated_at)
                values (gen_random_uuid(), 'load', 'ทดสอบ', 'Load', 'ทดสอบ', 'Load', true, 'survey.load', 1, now(), now())
                returning id
            ), round as (
                insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, state, released_at, invitation_th, invitation_en, population, opened_at, created_at)
                select gen_random_uuid(), id, 1, 'survey.load', 1, '{"kind":"followers"}', now() - interval '1 minute', now() + interval '1 hour', 'open', now(), 'ทดสอบ', 'Load',
                       (select count(*) from person), now(), now()
                from survey
                returning id
            ), asked as (
                insert into survey_participation (round_id, person_id, invited_at) select round.id, person.id, now() from round cross join person where name not like 'เจ้าหน้าที่%'
            )
            select id from round
            """);
        return (Guid)(await make.ExecuteScalarAsync(ct))!;
    }

    private static string User(int n) => string.Create(CultureInfo.InvariantCulture, $"U{n:x32}");
}
