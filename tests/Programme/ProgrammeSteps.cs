using System.Text.Json;

namespace Saphansung.Tests.Programme;

/// <summary>The programme as the staff write it.</summary>
public static class ProgrammeSteps
{
    public const string Read = "/api/v1/programme";
    public const string Write = "/api/v1/staff/programme";
    public static readonly string[] Phases = ["วางแผน", "ดำเนินการ"];

    public static Dictionary<string, object?> Plan(int? version = null, string title = "โครงการ (ตัวอย่าง)") => new(StringComparer.Ordinal)
    {
        ["title"] = title,
        ["startsOn"] = "2026-10-01",
        ["endsOn"] = "2027-09-30",
        ["phases"] = Phases,
        ["version"] = version,
    };

    public static Dictionary<string, object?> Activity(string state = "planned", int? version = null) => new(StringComparer.Ordinal)
    {
        ["phase"] = 1,
        ["title"] = "จัดทำคู่มือ (ตัวอย่าง)",
        ["startsOn"] = "2026-11-01",
        ["endsOn"] = "2026-11-15",
        ["owner"] = "นักพัฒนาสังคม (ตัวอย่าง)",
        ["budget"] = 1500.5m,
        ["state"] = state,
        ["version"] = version,
    };

    extension(HttpClient client)
    {
        public async Task<string> WriteProgramme(string title = "โครงการ (ตัวอย่าง)") =>
            (await client.Post(Write, Plan(title: title), Guid.NewGuid().ToString())).Text("id");

        public Task<HttpResponseMessage> MoveProgramme(string id, string to, int version, string? note = null) =>
            client.Send(HttpMethod.Post, $"{Write}/{id}/state", new { to, version, note });

        public async Task<JsonElement> WriteActivity(string programme, Dictionary<string, object?>? activity = null) =>
            (await client.Post($"{Write}/{programme}/activities", activity ?? Activity(), Guid.NewGuid().ToString())).GetProperty("activities").EnumerateArray().Last();
    }
}
