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
/// A hall takes the test before its course: everybody begins, answers a question every few seconds and presses send within the same ten
/// seconds, some of them twice. What counts is that every answer the server called saved is in the database and in the score, and that
/// everybody is scored once.
/// </summary>
internal static class TestLoad
{
    private const int Questions = 20;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static async Task<int> Run(int people, CancellationToken ct)
    {
        await using var surroundings = await Surroundings.Start(durable: false, ct);
        var database = await surroundings.NewDatabase("test", ct);
        await using var product = await surroundings.StartProduct("site", database, ct);
        await using var source = NpgsqlDataSource.Create(database);
        return await Take(product, surroundings.Line, source, people, ct);
    }

    private static async Task<int> Take(RunningProduct product, SimulatedLinePlatform line, NpgsqlDataSource database, int people, CancellationToken ct)
    {
        Console.WriteLine($"signing {people} people in");
        var clients = new HttpClient[people];
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (n, stop) =>
            clients[n] = await product.SignIn(line.IdToken(User(n), $"ผู้อบรม {n} (ตัวอย่าง)"), stop));
        var course = await Course(database, ct);

        var (saved, saves, handIns) = (new ConcurrentDictionary<(Guid Attempt, Guid Question), string>(), new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = people, CancellationToken = ct }, async (n, stop) =>
        {
            var chance = new Random(n);
            using var began = await clients[n].PostAsJsonAsync($"/api/v1/courses/{course}/tests/attempts", new { test = "pre" }, stop);
            began.EnsureSuccessStatusCode();
            var attempt = await began.Content.ReadFromJsonAsync<JsonElement>(stop);
            var id = attempt.GetProperty("id").GetGuid();
            var sequence = 0;
            foreach (var question in attempt.GetProperty("questions").EnumerateArray())
            {
                await Task.Delay(Between * (0.5 + chance.NextDouble()), stop);
                var (asked, answer) = (question.GetProperty("id").GetGuid(), chance.Next(3) > 0 ? "1" : "2");
                var started = Stopwatch.GetTimestamp();
                using var kept = await clients[n].PutAsJsonAsync($"/api/v1/attempts/{id}/answers/{asked}", new { sequence = ++sequence, answer }, stop);
                if (kept.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{kept.StatusCode} {await kept.Content.ReadAsStringAsync(stop)}");
                saves.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                saved[(id, asked)] = answer;
            }

            // Everybody has answered; now the bell.
            await Task.Delay(Between * Questions * 1.6 + Window * n / people - clock.Elapsed is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, stop);
            var pressed = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, n % 5 == 0 ? 2 : 1).Select(async _ =>
            {
                using var handed = await clients[n].PostAsJsonAsync($"/api/v1/attempts/{id}/submission", new { answers = Array.Empty<object>() }, stop);
                if (handed.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{handed.StatusCode} {await handed.Content.ReadAsStringAsync(stop)}");
            }));
            handIns.Add(Stopwatch.GetElapsedTime(pressed).TotalMilliseconds);
        });

        await using var count = database.CreateCommand("""
            select attempt_id, question_id, answer #>> '{}', mark from attempt_answer
            """);
        var (lost, found) = (0, 0);
        await using (var rows = await count.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                found++;
                if (!saved.TryGetValue((rows.GetGuid(0), rows.GetGuid(1)), out var answer) || answer != rows.GetString(2) || rows.GetDecimal(3) != (answer == "1" ? 1 : 0)) lost++;
            }
        }

        await using var scores = database.CreateCommand("""
            select count(*) filter (where state = 'scored' and score = (select sum(mark) from attempt_answer where attempt_id = attempt.id) and version = 3) from attempt
            """);
        var scored = (long)(await scores.ExecuteScalarAsync(ct))!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{people} people, {saves.Count} saves and {people} submissions in {clock.Elapsed.TotalSeconds:0} s; a save took {Middle(saves):0} ms (95 of 100: {Late(saves):0} ms), handing in {Middle(handIns):0} ms (95 of 100: {Late(handIns):0} ms)"));
        Console.WriteLine($"answers called saved {saved.Count}, in the database {found}, of them different {lost}; scored once {scored}");
        var whole = saved.Count == people * Questions && found == saved.Count && lost == 0 && scored == people;
        Console.WriteLine(whole ? "Nothing lost, nothing doubled." : "Something was lost or doubled.");
        foreach (var client in clients) client.Dispose();
        return whole ? 0 : 1;
    }

    private static double Middle(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);

    private static double Late(IEnumerable<double> times) => times.Order().ElementAt(times.Count() * 95 / 100);

    private static async Task<Guid> Course(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var make = database.CreateCommand("""
            with course as (
                insert into course (id, title_th, title_en, objectives, place, held_on, created_at, updated_at)
                values (gen_random_uuid(), 'อบรม (ตัวอย่าง)', 'Load', '{}', 'ห้องประชุม', current_date, now(), now())
                returning id
            ), session as (
                insert into course_session (id, course_id, position, title_th, title_en, starts_at, ends_at)
                select gen_random_uuid(), id, 1, 'เช้า', 'Morning', now(), now() + interval '3 hours' from course
                returning id
            ), enrolled as (
                insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at)
                select gen_random_uuid(), course.id, person.id, person.name, 'roster', 'enrolled', now() from course cross join person
                returning id
            ), here as (
                insert into attendance (session_id, enrolment_id, in_at, in_by) select session.id, enrolled.id, now(), 'code' from session cross join enrolled
            ), test as (
                insert into test (id, course_id, kind, state, minutes, opened_at, created_at, updated_at) select gen_random_uuid(), id, 'pre', 'open', 60, now(), now(), now() from course
            ), question as (
                insert into question (id, name, created_at, updated_at) select gen_random_uuid(), 'ข้อ ' || n, now(), now() from generate_series(1, $1) as n
                returning id, number
            ), version as (
                insert into question_version (id, question_id, version, kind, body, frozen_at, created_at)
                select gen_random_uuid(), id, 1, 'numeric', '{"text":{"text":"1 หรือ 2","format":"plain"},"numbers":[{"value":1,"tolerance":0,"weight":1}]}', now(), now() from question
                returning id, question_id
            ), items as (
                insert into test_item (course_id, position, question_id, question_version_id)
                select course.id, row_number() over (), version.question_id, version.id from course cross join version
            )
            select id from course
            """);
        make.Parameters.Add(new() { Value = Questions });
        return (Guid)(await make.ExecuteScalarAsync(ct))!;
    }

    private static string User(int n) => string.Create(CultureInfo.InvariantCulture, $"U{n:x32}");
}
