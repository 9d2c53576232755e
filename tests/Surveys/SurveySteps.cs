using System.Globalization;

namespace Saphansung.Tests.Surveys;

/// <summary>Rounds that are open already, for whoever answers them.</summary>
internal static class SurveySteps
{
    public const string Questions = """
        [{"key":"speed","type":"scale","label":{"th":"ความรวดเร็วในการให้บริการ","en":"How quickly the service was given"},"required":true,"section":"service","weight":2,"noOpinion":{"th":"ไม่เคยใช้","en":"Never used"},"options":[{"value":"5","label":{"th":"มากที่สุด","en":"Very satisfied"}},{"value":"1","label":{"th":"น้อยที่สุด","en":"Not at all satisfied"}}],"min":1,"max":5},{"key":"advice","type":"textarea","label":{"th":"ข้อเสนอแนะ","en":"Suggestions"},"required":false,"section":"service"}]
        """;

    private const string Sections = """[{"key":"service","label":{"th":"การให้บริการ","en":"The service"},"aspect":"process"}]""";
    private const string Aspects = """[{"code":"process","label":{"th":"กระบวนการ","en":"Process"}}]""";

    public static MultipartFormDataContent File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    public static MultipartFormDataContent File(string name, byte[] bytes) => new() { { new ByteArrayContent(bytes), "file", name } };

    extension(App app)
    {
        /// <summary>A round that is open for these people, and for a day unless told otherwise.</summary>
        public async Task<Guid> OpenRound(bool anonymous, string[] people, TimeSpan? lasts = null, DateTime? closesAt = null, (string Questions, string Sections)? form = null)
        {
            var (survey, round, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), app.Now.UtcDateTime);
            var code = survey.ToString("N", CultureInfo.InvariantCulture);
            await app.Sql("""
                with form as (
                    insert into form_version (form_key, version, questions, sections, aspects, created_at)
                    values ('survey.' || $2, 1, $3::jsonb, $4::jsonb, $5::jsonb, $6)
                ), survey as (
                    insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, form_key, form_version, created_at, updated_at)
                    values ($1, $2, 'ความพึงพอใจของผู้ติดตาม', 'Satisfaction of followers', 'ใช้ปรับปรุงบริการ', 'To improve the service', $7, 'survey.' || $2, 1, $6, $6)
                )
                insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, state, released_at, invitation_th, invitation_en, population, opened_at, created_at)
                values ($8, $1, 1, 'survey.' || $2, 1, '{"kind":"people"}', $6, $9, 'open', $6, 'ขอเชิญตอบ', 'Please answer', $10, $6, $6)
                """, survey, code, form?.Questions ?? Questions, form?.Sections ?? Sections, Aspects, now, anonymous, round, closesAt ?? now + (lasts ?? TimeSpan.FromDays(1)), people.Length);
            foreach (var person in people)
            {
                using var client = app.As(person);
                await app.Sql("insert into survey_participation (round_id, person_id, invited_at) values ($1, $2, $3)",
                    round, (await client.Get("/api/v1/me")).GetProperty("id").GetGuid(), now);
            }

            return round;
        }
    }

    extension(HttpClient client)
    {
        public Task<HttpResponseMessage> Answer(Guid round, object answers, Guid? key = null) =>
            client.Send(HttpMethod.Post, $"/api/v1/rounds/{round}/answers", new { answers }, (key ?? Guid.NewGuid()).ToString());

        public Task<HttpResponseMessage> Draft(Guid round, int revision, object answers, string? section = null) =>
            client.Send(HttpMethod.Put, $"/api/v1/rounds/{round}/draft", new { revision, answers, section });

        public async Task<HttpResponseMessage> Withdraw(Guid round, string receipt)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/rounds/{round}/answers");
            request.Headers.Add("Receipt-Code", receipt);
            return await client.SendAsync(request);
        }
    }
}
