using System.Globalization;
using System.Text.Json;

namespace Saphansung.Tests.Training;

/// <summary>Courses as the staff make them, and people who come.</summary>
public static class CourseSteps
{
    public const string Courses = "/api/v1/courses";
    public const string Desk = "/api/v1/staff/courses";

    extension(App app)
    {
        /// <summary>The day of every course of the tests, a week from now; its two sessions are at 9 and at 13 o'clock in Bangkok.</summary>
        public DateOnly CourseDay => DateOnly.FromDateTime(app.Now.UtcDateTime.AddDays(7));

        public Dictionary<string, object?> CourseWords(int capacity = 100)
        {
            var day = app.CourseDay;
            return new(StringComparer.Ordinal)
            {
                ["title"] = new { th = "การใช้ LINE (ตัวอย่าง)", en = "Using LINE (example)" },
                ["objectives"] = new[] { "แจ้งเหตุได้เอง" },
                ["orderNumber"] = "กท 4610/123",
                ["place"] = "ห้องประชุม",
                ["heldOn"] = day.ToString("O", CultureInfo.InvariantCulture),
                ["capacity"] = capacity,
                ["sessions"] = new object[]
                {
                    Session("ระบบ Social Network", day, 9, 10),
                    Session("แอปพลิเคชันไลน์", day, 13, 16),
                },
            };
        }

        public static object Session(string title, DateOnly day, int from, int to, Guid? id = null) => new
        {
            id,
            title = new { th = title, en = title },
            content = "เนื้อหา",
            startsAt = day.ToDateTime(new(from, 0)).ToString("s", CultureInfo.InvariantCulture) + "+07:00",
            endsAt = day.ToDateTime(new(to, 0)).ToString("s", CultureInfo.InvariantCulture) + "+07:00",
            statedDuration = "ระยะเวลา ๒ ชั่วโมง",
            speakers = new[] { new { name = (string?)null, unit = "สำนักยุทธศาสตร์และประเมินผล", payClass = "state" } },
        };

        /// <param name="state">draft, enrolling or running.</param>
        public async Task<JsonElement> MakeCourse(int capacity = 100, string state = "enrolling")
        {
            using var officer = app.As("officer-1");
            var course = await officer.Post(Desk, app.CourseWords(capacity), Guid.NewGuid().ToString());
            if (state == "draft") return course;
            course = await officer.MoveCourse(course.Id, "enrolling");
            return state == "enrolling" ? course : await officer.MoveCourse(course.Id, state);
        }
    }

    extension(JsonElement thing)
    {
        public Guid Id => thing.GetProperty("id").GetGuid();
    }

    extension(HttpClient client)
    {
        public Task<JsonElement> MoveCourse(Guid course, string to) => client.Post($"{Desk}/{course}/transitions", new { to });

        public Task<HttpResponseMessage> TryEnrol(Guid course, string name = "ผู้สมัคร (ตัวอย่าง)", Guid? key = null) =>
            client.Send(HttpMethod.Post, $"{Courses}/{course}/enrolment", new { name }, (key ?? Guid.NewGuid()).ToString());

        public async Task<JsonElement> Enrol(Guid course, string name = "ผู้สมัคร (ตัวอย่าง)") => await (await client.TryEnrol(course, name)).Ok();

        public async Task<JsonElement> CancelEnrolment(Guid course) => await (await client.DeleteAsync($"{Courses}/{course}/enrolment")).Ok();

        /// <summary>What the QR code on the hall's screen says now.</summary>
        public async Task<string> HallToken(Guid course, string direction = "in", Guid? session = null) =>
            (await client.Get($"{Desk}/{course}/hall?direction={direction}{(session is null ? "" : $"&session={session}")}")).Text("address").Split('/')[^1];

        public Task<HttpResponseMessage> Scan(string token) => client.Send(HttpMethod.Post, $"{Courses}/attendance", new { token });

        public Task<HttpResponseMessage> TryInvite(Guid course, string name, bool walkIn = false, bool overCapacity = false) => client.Send(
            HttpMethod.Post, $"{Desk}/{course}/roster", new { enrolment = new { name }, walkIn, overCapacity }, Guid.NewGuid().ToString());

        public async Task<JsonElement> Invite(Guid course, string name) => await (await client.TryInvite(course, name)).Ok();

        public Task<HttpResponseMessage> Tick(Guid course, Guid session, Guid enrolment, bool @in, bool @out = false, string? reason = null) =>
            client.Send(HttpMethod.Put, $"{Desk}/{course}/sessions/{session}/attendance/{enrolment}", new { @in, @out, reason });
    }
}
