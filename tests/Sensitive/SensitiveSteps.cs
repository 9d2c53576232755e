using System.Globalization;
using System.Text.Json;

namespace Saphansung.Tests.Sensitive;

/// <summary>What these tests do with people and reports, in one line each.</summary>
internal static class SensitiveSteps
{
    private static readonly string[] Groups = ["children", "older"];
    private static readonly string[] NoDanger = ["none"];

    extension(App app)
    {
        /// <summary>Moves the clock to this moment in Bangkok.</summary>
        public void GoTo(DateTime bangkok) => app.Advance(new DateTimeOffset(bangkok, TimeSpan.FromHours(7)) - app.Now);

        public DateTime Bangkok => app.Now.ToOffset(TimeSpan.FromHours(7)).DateTime;

        public DateOnly Day(int fromToday) => DateOnly.FromDateTime(app.Bangkok).AddDays(fromToday);

        /// <summary>A report that so many are ill alike, looked at by the worker.</summary>
        public async Task<Receipt> ReportIll(string signs, string community, int people = 2, Action<IDictionary<string, object?>>? change = null)
        {
            var receipt = await app.SubmitIncident(category: "disease", change: body =>
            {
                body["community"] = community;
                body["answers"] = new
                {
                    signs,
                    count = people,
                    firstSeen = "2026-11-20",
                    place = "market",
                    groups = Groups,
                    treated = "some",
                    danger = NoDanger,
                };
                change?.Invoke(body);
            });
            await app.Screened(receipt.Id);
            return receipt;
        }

        public Task Screened(Guid incident) => App.Eventually(
            async () => (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'screen'", incident)).ShouldBe(0));

        /// <summary>What the persona's phone got about this case, as text.</summary>
        public List<string> Told(string key, string about) =>
            [.. app.Line.Inbox(key).Select(message => message.Readable()).Where(text => text.Contains(about, StringComparison.Ordinal))];

        /// <summary>Only these are on duty.</summary>
        public async Task OnDuty(params string[] keys)
        {
            await app.Sql("update person_role set on_duty = false where on_duty");
            foreach (var key in keys)
            {
                using var person = app.As(key);
                await (await person.Send(HttpMethod.Put, "/api/v1/staff/duty", new { onDuty = true })).Ok();
            }
        }

        public async Task<List<string>> Flags(Guid incident) =>
            [.. (await app.Sql<string[]>("select flags from incident where id = $1", incident))];

        public Task<long> Events(Guid incident, string kind) =>
            app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = $2", incident, kind);
    }

    public static string Iso(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static List<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    public static bool IsNull(this JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Null;
}
