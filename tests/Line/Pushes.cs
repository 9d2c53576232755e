using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests.Line;

/// <summary>Pushes as the tests of this folder follow them; a row's id is its retry key.</summary>
internal static class Pushes
{
    extension(App app)
    {
        /// <summary>An officer asks the person about a case of theirs, which costs one push.</summary>
        public async Task<Guid> Ask(string person, string category = "garbage", string question = "ขยะอยู่ฝั่งไหนของซอยคะ")
        {
            var incident = await app.SubmitIncident(person, category);
            if (category is "people" or "disease") await app.As("officer-1").OpenSensitive(incident.Id);
            await app.As("officer-1").Post($"/api/v1/staff/incidents/{incident.Id}/transitions", new { to = "waiting_reporter", reason = question });
            return await app.Sql<Guid>("select id from outbox where incident_id = $1 and recipient = $2", incident.Id, LineSide.UserId(person));
        }

        /// <summary>A push to whomever, with no case behind it.</summary>
        public async Task<Guid> Queue(string recipient)
        {
            var id = Guid.CreateVersion7();
            await app.Sql("insert into outbox (id, kind, recipient, payload, created_at, due_at) values ($1, 'line_push', $2, $3::json, $4, $4)",
                id, recipient, $$"""{"to":"{{recipient}}","messages":[{"type":"text","text":"ตัวอย่าง"}]}""", app.Now.UtcDateTime);
            return id;
        }

        /// <summary>What LINE was asked for this push. LINE writes a call down after answering it, so the list may be a moment behind.</summary>
        public async Task<IReadOnlyList<RecordedRequest>> Calls(Guid push)
        {
            var tries = await app.Sql<long>("select count(*) from delivery where outbox_id = $1", push);
            RecordedRequest[] calls = [];
            await App.Eventually(() =>
            {
                calls = [.. app.Line.Requests(LineSide.Push).Where(r => r.Headers.TryGetValue("x-line-retry-key", out var key) && key == push.ToString())];
                calls.Length.ShouldBeGreaterThanOrEqualTo((int)tries);
            });
            return calls;
        }

        public Task<string> State(Guid push) => app.Sql<string>("select state from outbox where id = $1", push);

        public Task Becomes(Guid push, string state) => App.Eventually(async () =>
        {
            await app.Look();
            (await app.State(push)).ShouldBe(state);
        });

        public Task Waits(Guid push, int attempts) => App.Eventually(async () =>
        {
            await app.Look();
            return await app.Sql<bool>("select state = 'waiting' and attempts = $2 from outbox where id = $1", push, attempts);
        }, $"waiting after attempt {attempts}");

        /// <summary>The workers' look every few seconds, which never comes while the test's clock stands still.</summary>
        private Task Look() => app.Sql("notify saphansung_work, 'clock'");
    }
}
