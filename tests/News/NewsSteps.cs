using System.Net.Http.Headers;
using System.Text.Json;

namespace Saphansung.Tests.News;

/// <summary>News as the staff write and send it.</summary>
public static class NewsSteps
{
    public const string Announcements = "/api/v1/staff/announcements";

    /// <summary>The least an announcement needs; the test changes what it is about.</summary>
    public static Dictionary<string, object?> Words(string title = "ข่าว (ตัวอย่าง)", string audience = "everyone", string? code = null, int? metres = null) =>
        new(StringComparer.Ordinal)
        {
            ["title"] = new { th = title },
            ["body"] = new { th = "เนื้อข่าว (ตัวอย่าง)" },
            ["audience"] = new { kind = audience, code, metres },
        };

    extension(HttpClient client)
    {
        public async Task<string> WriteNews(Dictionary<string, object?>? words = null) =>
            (await client.Post(Announcements, words ?? Words(), Guid.NewGuid().ToString())).Text("id");

        public async Task<JsonElement> MoveNews(string id, string to, int version = 1, string? reason = null, string? way = null) =>
            await (await client.TryMoveNews(id, to, version, reason, way)).Ok();

        public Task<HttpResponseMessage> TryMoveNews(string id, string to, int version = 1, string? reason = null, string? way = null) =>
            client.Send(HttpMethod.Post, $"{Announcements}/{id}/state", new { to, version, reason, way });

        public async Task<JsonElement> UploadNewsFile(byte[] bytes, string name, string kind = "attachment") => await (await client.TryUploadNewsFile(bytes, name, kind)).Ok();

        public async Task<HttpResponseMessage> TryUploadNewsFile(byte[] bytes, string name, string kind = "attachment")
        {
            using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            using var form = new MultipartFormDataContent { { file, "file", name }, { new StringContent(kind), "kind" } };
            return await client.PostAsync(Announcements + "/files", form);
        }
    }

    extension(App app)
    {
        /// <summary>An announcement that the head has approved.</summary>
        public async Task<string> ApprovedNews(Dictionary<string, object?>? words = null)
        {
            using var officer = app.As("officer-1");
            using var head = app.As("head-1");
            var id = await officer.WriteNews(words);
            await officer.MoveNews(id, "awaiting_approval");
            await head.MoveNews(id, "approved");
            return id;
        }

        /// <summary>They sign in and follow the account.</summary>
        public async Task Followers(params string[] people)
        {
            foreach (var person in people)
            {
                using var client = app.As(person);
                await client.Get("/api/v1/me");
                // Whoever signs in at the simulated LINE follows already there; our side is told by the event.
                var followed = LineSide.Event("follow", person, app.Now);
                followed.Remove("replyToken");
                await app.Line.Webhook(followed);
                await App.Eventually(() => app.Sql<bool>("select exists (select from follower_event where line_user_id = $1)", LineSide.UserId(person)), "the follow");
            }
        }
    }
}
