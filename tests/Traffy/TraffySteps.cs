using System.Text;
using System.Text.Json;

namespace Saphansung.Tests.Traffy;

/// <summary>Files in Traffy Fondue's shapes, and what officers do with them. Tickets are invented.</summary>
internal static class TraffySteps
{
    public const string Header =
        "ticket_id,type,organization,comment,photo,photo_after,coords,address,subdistrict,district,province,timestamp,state,star,count_reopen,last_activity";

    /// <summary>One line of the dump, of a lamp near the middle of the district.</summary>
    public static string Line(
        string id, string type = "{ไฟฟ้า}", string comment = "ไฟดับ (ตัวอย่าง)", string coords = "\"100.6850,13.7700\"", string district = "สะพานสูง",
        string at = "2026-11-20 09:30:00", string state = "รอรับเรื่อง", string after = "", string activity = "") =>
        $"{id},\"{type}\",เขตสะพานสูง,\"{comment}\",https://storage.example/before.jpg,{after},{coords},\"แขวงสะพานสูง\",สะพานสูง,{district},กรุงเทพมหานคร,{at},{state},,0,{activity}";

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. lines, ""]));

    extension(HttpClient client)
    {
        public async Task<HttpResponseMessage> SendTraffy(byte[] file, string name = "traffy.csv", string? key = null)
        {
            using var bytes = new ByteArrayContent(file);
            using var form = new MultipartFormDataContent { { bytes, "file", name } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/staff/traffy/imports") { Content = form };
            request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
            return await client.SendAsync(request);
        }

        /// <returns>added, changed, unchanged, outside, unreadable.</returns>
        public async Task<string> ImportTraffy(byte[] file, string name = "traffy.csv")
        {
            using var answer = await client.SendTraffy(file, name);
            var told = await answer.Ok();
            return string.Join(' ', ((string[])["added", "changed", "unchanged", "outside", "unreadable"]).Select(n => $"{n} {told.GetProperty(n)}"));
        }

        public async Task<List<JsonElement>> TraffyOf(Guid incident) =>
            [.. (await client.Get($"/api/v1/staff/incidents/{incident}/traffy")).GetProperty("items").EnumerateArray()];

        public Task<JsonElement> DecideTraffy(Guid incident, string ticket, string decision) =>
            client.Post($"/api/v1/staff/incidents/{incident}/traffy/{ticket}", new { decision });
    }
}
