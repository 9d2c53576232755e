using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Tests;

/// <summary>What people do with a case, in one line each.</summary>
public static class CaseSteps
{
    /// <summary>A white JPEG of one pixel, made by hand after ITU-T T.81.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z");

    extension(HttpClient client)
    {
        /// <summary>Without bytes of its own: a new photo whose camera's notes fit the case.</summary>
        public async Task<Guid> UploadPhoto(byte[]? bytes = null, string name = "photo.jpg", string? hash = null)
        {
            using var answer = await client.Upload(bytes ?? CameraNotes.Fresh(), name, hash: hash);
            return (await answer.Ok()).GetProperty("id").GetGuid();
        }

        public async Task<HttpResponseMessage> Upload(byte[] bytes, string name, string field = "file", string? hash = null, string to = "photos")
        {
            using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
            using var form = new MultipartFormDataContent { { file, field, name } };
            using var look = new StringContent(hash ?? "");
            if (hash is not null) form.Add(look, "hash");
            return await client.PostAsync($"/api/v1/{to}", form);
        }

        public async Task<Guid> UploadLetter(byte[]? bytes = null)
        {
            using var answer = await client.Upload(bytes ?? [.. "%PDF-1.7\n"u8, .. Guid.NewGuid().ToByteArray()], "letter.pdf", to: "letters");
            return (await answer.Ok()).GetProperty("id").GetGuid();
        }

        public Task<JsonElement> Move(Guid incident, string to, string? reason = null) =>
            client.Post($"/api/v1/staff/incidents/{incident}/transitions", new { to, reason });

        /// <summary>Gives a reason, which opens a sensitive case for an hour.</summary>
        public Task<JsonElement> OpenSensitive(Guid incident, string reason = "เตรียมเยี่ยมบ้านวันนี้") =>
            client.Post($"/api/v1/staff/incidents/{incident}/accesses", new { reason });

        public Task<JsonElement> Assign(Guid incident, string agency) =>
            client.Post($"/api/v1/staff/incidents/{incident}/assignments", new { agency });

        public Task<HttpResponseMessage> Answer(string assignment, string status, string? updateId = null, string? note = null, DateTimeOffset? occurredAt = null, Guid[]? photoIds = null, Guid[]? letterIds = null) =>
            client.Send(HttpMethod.Post, $"/api/v1/agency/assignments/{assignment}/updates",
                new { updateId = updateId ?? Guid.NewGuid().ToString(), status, note, occurredAt, photoIds, letterIds });
    }

    extension(JsonElement json)
    {
        public string Text(string name) => json.GetProperty(name).GetString()!;

        public List<string> Strings(string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
    }

    extension(JsonNode json)
    {
        /// <summary>Thai as it is written, not as escapes.</summary>
        public string Readable() => json.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    extension(App app)
    {
        /// <summary>A case that MEA has taken and says is fixed.</summary>
        public async Task<Receipt> ClaimedFixed(string reporter, Action<IDictionary<string, object?>>? change = null)
        {
            using var officer = app.As("officer-1");
            using var agency = await app.Agency("MEA");
            var receipt = await app.SubmitIncident(reporter, "disrepair", change);
            var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
            await (await agency.Answer(assignment, "accepted")).Ok();
            await (await agency.Answer(assignment, "done", photoIds: [await agency.UploadPhoto()])).Ok();
            return receipt;
        }
    }
}
