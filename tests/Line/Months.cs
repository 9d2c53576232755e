using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Api.Line;

namespace Saphansung.Tests.Line;

/// <summary>A month with as much room as a test wants, and messages that ask for it.</summary>
internal static class Months
{
    public static readonly DateTime Frozen = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string? Text(JsonObject message) => message["text"]?.GetValue<string>();

    extension(App app)
    {
        /// <summary>Nothing waits from other tests, and there is room for so many besides the reserve.</summary>
        public async Task Fresh(int room)
        {
            await App.Eventually(() => app.Sql<bool>("select not exists (select from outbox where state = 'sending')"), "nothing under way");
            await app.Sql("update outbox set state = 'undeliverable' where state in ('waiting', 'withheld', 'merged') and kind <> 'line_reply'");
            await app.Room(room);
        }

        public async Task Room(int room)
        {
            var own = await app.Own();
            // One more than is gone, so that there is a reserve also when nothing is.
            var plan = own + 1;
            while (plan - own - (int)Math.Ceiling(plan * 0.15m) < room) plan++;
            await app.Set(plan, 0);
        }

        /// <summary>As LINE would have said; it is not asked again.</summary>
        public Task Set(int plan, int used) =>
            app.Sql("update line_quota set plan = $1, used = $2, read_at = $3, read_due_at = $4", plan, used, app.Now.UtcDateTime, Frozen);

        public async Task<int> Own() => (await app.Quota()).GetProperty("ownUsed").GetInt32();

        public Task<JsonElement> Quota() => app.As("director-1").Get("/api/v1/staff/line/quota");

        public async Task Limit(int limit)
        {
            using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
            await line.Post("/_sim/quota", new { limit });
        }

        public Task<Guid> Push(string person, bool urgent) => app.Push(person, "ตัวอย่าง", urgent);

        public async Task<Guid> Push(string person, string text = "ตัวอย่าง", bool urgent = false)
        {
            app.Line.IdToken(person);
            // Later than the one before, as it would be.
            app.Time.Advance(TimeSpan.FromMilliseconds(10));
            var to = LineSide.UserId(person);
            await using var connection = await app.Database.OpenConnectionAsync();
            var key = Guid.NewGuid().ToString();
            await new PersonPush(to, $$"""[{"type":"text","text":"{{text}}"}]""", "case", null, key) { Urgent = urgent }.Add(connection, app.Now.UtcDateTime, default);
            return await app.Sql<Guid>("select id from outbox where dedupe_key = $1", key);
        }

        /// <summary>All at one moment.</summary>
        public async Task<Guid[]> Many(string[] people)
        {
            foreach (var person in people) app.Line.IdToken(person);
            await using var connection = await app.Database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var keys = people.Select(_ => Guid.NewGuid().ToString()).ToArray();
            foreach (var (person, key) in people.Zip(keys))
                await new PersonPush(LineSide.UserId(person), """[{"type":"text","text":"ตัวอย่าง"}]""", "case", null, key).Add(connection, app.Now.UtcDateTime, default);
            await transaction.CommitAsync();
            return await app.Sql<Guid[]>("select array_agg(id) from outbox where dedupe_key = any($1)", (object)keys);
        }

        public Task Multicast(params string[] people) => app.Multicast(Guid.NewGuid().ToString(), people);

        public async Task Multicast(string key, string[] people)
        {
            await using var connection = await app.Database.OpenConnectionAsync();
            await Multicasts.Add(connection, [.. people.Select(LineSide.UserId)], """[{"type":"text","text":"ข่าว"}]""", "announcement", null, key, app.Now.UtcDateTime, default);
        }

        public Task Decided(Guid[] pushes) => App.Eventually(async () =>
        {
            await app.Sql("notify saphansung_work, 'clock'");
            (await app.Count(pushes, "waiting") + await app.Count(pushes, "sending")).ShouldBe(0);
        });

        public Task<long> Count(Guid[] pushes, string state) => app.Sql<long>("select count(*) from outbox where id = any($1) and state = $2", pushes, state);

        public Task<string> Why(Guid push) => app.Sql<string>("select last_error from outbox where id = $1", push);
    }
}
