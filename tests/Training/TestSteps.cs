using System.Globalization;
using System.Text.Json;

namespace Saphansung.Tests.Training;

/// <summary>Courses with people who are checked in, and tests to take.</summary>
internal static class TestSteps
{
    /// <param name="Questions">By name.</param>
    public sealed record Course(Guid Id, IReadOnlyDictionary<string, Guid> People, IReadOnlyDictionary<string, Guid> Questions)
    {
        public string Tests => $"/api/v1/courses/{Id}/tests";

        public string Desk => $"/api/v1/staff/courses/{Id}/tests";
    }

    public const string Bank = """
        ::ภาพ::ต้องแนบภาพทุกครั้ง {FALSE#แนบเมื่อทำได้อย่างปลอดภัย#ถูกต้อง}

        ::ช่องทาง::แจ้งเหตุทางใด {=LINE#ใช่ ~จดหมาย#ช้าไป ~%50%โทรศัพท์#พอใช้ได้ ~แฟกซ์}

        ::ข้อมูล::ข้อใดควรมีในเรื่องที่แจ้ง {~%50%สถานที่ ~%50%ภาพ ~%-50%เลขบัตรประชาชน ~%-50%รหัสผ่าน}

        ::ชั่วโมง::หน่วยงานตอบรับภายในกี่ชั่วโมง {#=24:0 =%50%24:12}

        ::คำ::ชื่อบริการคือ {=สะพานสูง =%50%สะพาน*}

        ::คู่::จับคู่ {=ไฟดับ -> การไฟฟ้า =น้ำไม่ไหล -> การประปา =เสาล้ม -> การไฟฟ้า = -> โรงพยาบาล}
        """;

    public static MultipartFormDataContent Gift(string text) => Gift(System.Text.Encoding.UTF8.GetBytes(text));

    public static MultipartFormDataContent Gift(byte[] bytes) => new() { { new ByteArrayContent(bytes), "file", "bank.gift.txt" } };

    extension(App app)
    {
        /// <summary>A course whose people are enrolled and checked in; a name without LINE begins with <c>paper</c>.</summary>
        public async Task<Course> CourseOf(params string[] people)
        {
            var (course, session, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), app.Now.UtcDateTime);
            await app.Sql("""
                insert into course (id, title_th, title_en, objectives, place, held_on, created_at, updated_at)
                values ($1, 'อบรมเครือข่ายแจ้งเหตุ (ตัวอย่าง)', 'Training (example)', '{}', 'ห้องประชุม', $2, $3, $3)
                """, course, DateOnly.FromDateTime(now), now);
            await app.Sql("""
                insert into course_session (id, course_id, position, title_th, title_en, starts_at, ends_at)
                values ($1, $2, 1, 'เช้า', 'Morning', $3, $3::timestamptz + interval '3 hours')
                """, session, course, now);
            var enrolments = new Dictionary<string, Guid>(StringComparer.Ordinal);
            foreach (var name in people) enrolments[name] = await app.EnrolIn(course, name, session);
            return new(course, enrolments, new Dictionary<string, Guid>(StringComparer.Ordinal));
        }

        /// <param name="session">Where they are checked in; null for somebody who is not there.</param>
        public async Task<Guid> EnrolIn(Guid course, string name, Guid? session)
        {
            var (enrolment, now) = (Guid.CreateVersion7(), app.Now.UtcDateTime);
            object person = DBNull.Value;
            if (!name.StartsWith("paper", StringComparison.Ordinal))
            {
                using var client = app.As(name);
                person = (await client.Get("/api/v1/me")).GetProperty("id").GetGuid();
            }

            await app.Sql("insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at) values ($1, $2, $3::uuid, $4, 'roster', 'enrolled', $5)", enrolment, course, person, name, now);
            if (session is { } there) await app.Sql("insert into attendance (session_id, enrolment_id, in_at, in_by) values ($1, $2, $3, 'staff')", there, enrolment, now);
            return enrolment;
        }

        /// <summary>The same course with these questions in its tests, both in preparation.</summary>
        public async Task<Course> WithQuestions(Course course, string gift = Bank)
        {
            using var officer = app.As("officer-1");
            var category = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
            await (await officer.Import($"$CATEGORY: {category}\n\n{gift}")).Ok();
            var bank = (await officer.Get($"/api/v1/staff/questions?category={category}&limit=100")).GetProperty("items").EnumerateArray().Reverse().ToList();
            await (await officer.Send(HttpMethod.Put, course.Desk + "/items", new { version = 0, items = bank.Select(q => new { questionId = q.GetProperty("id").GetGuid(), maxMark = 1 }) })).Ok();
            return course with { Questions = bank.ToDictionary(q => q.Text("name"), q => q.GetProperty("id").GetGuid(), StringComparer.Ordinal) };
        }

        public async Task<Course> OpenTests(params string[] people)
        {
            var course = await app.WithQuestions(await app.CourseOf(people));
            await app.MoveTest(course, "pre", "open");
            return course;
        }

        public async Task<JsonElement> MoveTest(Course course, string kind, string to)
        {
            using var officer = app.As("officer-1");
            return await officer.Post($"{course.Desk}/{kind}/transitions", new { to });
        }

        public Task<decimal> Score(string attempt) => app.Sql<decimal>("select score from attempt where id = $1", Guid.Parse(attempt));

        public Task<string> State(string attempt) => app.Sql<string>("select state from attempt where id = $1", Guid.Parse(attempt));
    }

    extension(HttpClient client)
    {
        public async Task<HttpResponseMessage> Import(string gift, Guid? key = null, bool check = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/staff/questions/import?check={(check ? "true" : "false")}") { Content = Gift(gift) };
            request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
            return await client.SendAsync(request);
        }

        public async Task<HttpResponseMessage> Import(byte[] gift)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/staff/questions/import") { Content = Gift(gift) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            return await client.SendAsync(request);
        }

        public Task<HttpResponseMessage> Start(Course course, string test = "pre") => client.Send(HttpMethod.Post, course.Tests + "/attempts", new { test });

        public Task<HttpResponseMessage> Save(string attempt, Guid question, object? answer, long sequence) =>
            client.Send(HttpMethod.Put, $"/api/v1/attempts/{attempt}/answers/{question}", new { sequence, answer });

        public Task<HttpResponseMessage> Submit(string attempt, params object[] answers) => client.Send(HttpMethod.Post, $"/api/v1/attempts/{attempt}/submission", new { answers });
    }

    extension(JsonElement attempt)
    {
        /// <summary>Key of the option with this text.</summary>
        public string Option(Guid question, string text) => attempt.Listed(question, "options", text);

        /// <summary>Choices by pair, as a person would make them.</summary>
        public Dictionary<string, string> Pairs(Guid question, params (string Pair, string Choice)[] pairs) =>
            pairs.ToDictionary(p => attempt.Listed(question, "pairs", p.Pair), p => attempt.Listed(question, "choices", p.Choice), StringComparer.Ordinal);

        private string Listed(Guid question, string list, string text) => attempt.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("id").GetGuid() == question)
            .GetProperty(list).EnumerateArray().Single(o => o.Text("text") == text).Text("key");
    }
}
