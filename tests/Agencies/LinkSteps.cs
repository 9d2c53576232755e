using System.Text.Json;

namespace Saphansung.Tests.Agencies;

/// <summary>An officer's link, and whoever holds it.</summary>
public static class LinkSteps
{
    extension(HttpClient officer)
    {
        public async Task<JsonElement> MakeLink(string assignment, string label = "คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)", int? days = null, string? key = null) =>
            await officer.Post($"/api/v1/staff/assignments/{assignment}/links", new { label, days }, key ?? Guid.NewGuid().ToString());

        public async Task<JsonElement> Links(string assignment) => await officer.Get($"/api/v1/staff/assignments/{assignment}/links");

        public async Task Revoke(string assignment, JsonElement link) =>
            await (await officer.Send(HttpMethod.Delete, $"/api/v1/staff/assignments/{assignment}/links/{link.Text("id")}")).Ok();

        public Task<HttpResponseMessage> AnswerByLink(string status, string? updateId = null, string? note = null, Guid[]? photoIds = null, DateTimeOffset? scheduledFor = null) =>
            officer.Send(HttpMethod.Post, "/api/v1/agency-link/updates",
                new { updateId = updateId ?? Guid.NewGuid().ToString(), status, note, photoIds, scheduledFor });

        public Task<HttpResponseMessage> AskByLink(string text, string? updateId = null) =>
            officer.Send(HttpMethod.Post, "/api/v1/agency-link/notes", new { updateId = updateId ?? Guid.NewGuid().ToString(), text });

        public async Task<Guid> UploadByLink() =>
            (await (await officer.Upload(CameraNotes.Fresh(), "photo.jpg", to: "agency-link/photos")).Ok()).GetProperty("id").GetGuid();
    }

    extension(App app)
    {
        /// <summary>A case offered to the agency.</summary>
        public async Task<(Receipt Receipt, string Assignment)> Offered(string agency = "MEA", string category = "disrepair", string by = "resident-1", Action<IDictionary<string, object?>>? change = null)
        {
            using var officer = app.As("officer-1");
            var receipt = await app.SubmitIncident(by, category, change);
            if (category is "people" or "disease") await officer.OpenSensitive(receipt.Id);
            return (receipt, (await officer.Assign(receipt.Id, agency)).Text("id"));
        }

        /// <summary>Somebody who has opened the link.</summary>
        public HttpClient Holding(JsonElement link) => app.HoldingToken(link.Token());

        public HttpClient HoldingToken(string token)
        {
            var client = new HttpClient { BaseAddress = app.Anyone.BaseAddress };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return client;
        }
    }

    extension(JsonElement link)
    {
        public string Token() => link.Text("url").Split('#')[1];
    }
}
