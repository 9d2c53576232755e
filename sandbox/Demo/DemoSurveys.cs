using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Saphansung.Api.Forms;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;

namespace Saphansung.Sandbox.Demo;

/// <summary>
/// One survey of the followers: two rounds that have closed, with invented answers, so that there is something to compare, and one
/// that is open and asks the personas.
/// </summary>
internal static class DemoSurveys
{
    private const string Template = "followers";
    private const int Asked = 84;
    private const string Invitation = "ขอเชิญท่านบอกเราว่าพอใจบริการผ่าน LINE ของเขตเพียงใด (ตัวอย่าง)";

    private static readonly string[] Comments =
    [
        "ตอบเร็วกว่าโทรศัพท์มาก (ตัวอย่าง)", "อยากให้แจ้งความคืบหน้าบ่อยขึ้น (ตัวอย่าง)", "รูปหลังแก้ไขช่วยให้มั่นใจ (ตัวอย่าง)",
        "ไฟทางหน้าซอยยังดับอีก ต้องแจ้งซ้ำ (ตัวอย่าง)", "เจ้าหน้าที่พูดดีและอธิบายชัด (ตัวอย่าง)", "ผู้สูงอายุในบ้านใช้เองไม่เป็น ต้องให้ลูกหลานช่วย (ตัวอย่าง)",
        "วันหยุดตอบช้า (ตัวอย่าง)", "เรื่องขยะหน้าตลาดเรียบร้อยดี (ตัวอย่าง)", "ข่าวน้ำท่วมมาทันเวลา (ตัวอย่าง)", "ตัวหนังสือเล็กไปนิด (ตัวอย่าง)",
    ];

    public static async Task Save(NpgsqlConnection connection, IReadOnlyList<DemoPersona> personas, DateTime now, CancellationToken ct)
    {
        var content = await connection.OneOrNone<string>("select content::text from survey_template where code = @Template", new { Template }, ct);
        if (content is null) return;
        var template = JsonSerializer.Deserialize<ListSurveyTemplates.SurveyTemplate>(content, JsonSerializerOptions.Web)!;
        var survey = Clock.NewId(now.AddDays(-100));
        await connection.Run("""
            with form as (
                insert into form_version (form_key, version, questions, sections, aspects, created_at)
                select 'survey.followers', 1, content->'form'->'questions', content->'form'->'sections', content->'form'->'aspects', @made
                from survey_template
                where code = @Template
            )
            insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, band_system, satisfaction_definition, target, form_key, form_version, created_at, updated_at)
            values (@survey, 'followers', @TitleTh, @TitleEn, @PurposeTh, @PurposeEn, true, @BandSystem, @SatisfactionDefinition, @Target, 'survey.followers', 1, @made, @made)
            """, new
        {
            survey,
            Template,
            TitleTh = template.Title.Th + " (ตัวอย่าง)",
            TitleEn = template.Title.En + " (example)",
            PurposeTh = template.Purpose.Th,
            PurposeEn = template.Purpose.En,
            template.BandSystem,
            template.SatisfactionDefinition,
            template.Target,
            made = now.AddDays(-120),
        }, ct);

        var neighbours = await Neighbours(connection, now, ct);
        var chance = new Random(2570);
        await Closed(connection, survey, 1, now.AddDays(-110), template.Form, neighbours[..72], 52, 3.9, chance, ct);
        await Closed(connection, survey, 2, now.AddDays(-25), template.Form, neighbours, 61, 4.35, chance, ct);
        // The target asks for the network's members.
        await connection.Run("update survey_round set audience = '{\"kind\":\"network\"}' where survey_id = @survey and state = 'closed'", new { survey }, ct);
        await Open(connection, survey, personas, now, ct);
    }

    private static async Task Closed(
        NpgsqlConnection connection, Guid survey, int number, DateTime opened, Form form, Guid[] asked, int answered, double mean, Random chance, CancellationToken ct)
    {
        var round = await Round(connection, survey, number, "closed", opened, opened.AddDays(14), asked.Length, ct);
        var answers = Enumerable.Range(0, answered).Select(_ => JsonSerializer.Serialize(Answers(form, mean, chance))).ToArray();
        await using var save = new NpgsqlCommand("""
            with took_part as (
                insert into survey_participation (round_id, person_id, state, invited_at, submitted_on)
                select $1, person_id, case when place <= $3 then 'answered' else 'invited' end, $4, case when place <= $3 then $4::date end
                from unnest($2) with ordinality as asked (person_id, place)
            )
            insert into survey_anonymous_answer (id, round_id, answers, receipt_hash, fresh)
            select gen_random_uuid(), $1, answer, sha256(gen_random_uuid()::text::bytea), false
            from unnest($5) as answer
            """, connection)
        {
            Parameters =
            {
                new() { Value = round },
                new() { Value = asked },
                new() { Value = (long)answered },
                new() { Value = opened },
                new() { Value = answers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            },
        };
        await save.ExecuteNonQueryAsync(ct);
    }

    private static async Task Open(NpgsqlConnection connection, Guid survey, IReadOnlyList<DemoPersona> personas, DateTime now, CancellationToken ct)
    {
        var users = personas.Select(persona => persona.UserId).ToArray();
        var round = await Round(connection, survey, 3, "open", now.AddDays(-1), now.AddDays(13), users.Length, ct);
        await connection.Run("""
            insert into survey_participation (round_id, person_id, invited_at)
            select @round, id, @at from person where line_user_id = any(@users)
            """, new { round, at = now.AddDays(-1), users }, ct);
        await Inbox.AddMany(connection, users, "ความพึงพอใจของผู้ติดตาม LINE@SAPHANSUNG (ตัวอย่าง)", Invitation, $"surveys/{round}", "survey", round, $"survey:{round}:invitation", now.AddDays(-1), ct);
    }

    private static Task<Guid> Round(NpgsqlConnection connection, Guid survey, int number, string state, DateTime opens, DateTime closes, int population, CancellationToken ct) =>
        connection.One<Guid>("""
            insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, state, released_at, invitation_th, invitation_en,
                                      population, opened_at, closed_at, created_at)
            values (@id, @survey, @number, 'survey.followers', 1, '{"kind":"followers"}', @opens, @closes, @state, @opens, @Invitation,
                    'Please tell us how satisfied you are with the district on LINE (example)', @population, @opens, case when @state = 'closed' then @closes end, @opens)
            returning id
            """, new { id = Clock.NewId(opens), survey, number, state, opens, closes, Invitation, population }, ct);

    /// <summary>Followers who have never opened a page; lists of people leave them out.</summary>
    private static async Task<Guid[]> Neighbours(NpgsqlConnection connection, DateTime now, CancellationToken ct) => [.. await connection.Many<Guid>("""
        insert into person (id, name, created_at, seen_at)
        select gen_random_uuid(), 'ผู้ติดตาม ' || number || ' (ตัวอย่าง)', @now, '-infinity'
        from generate_series(1, @Asked) as number
        returning id
        """, new { now, Asked }, ct)];

    private static Dictionary<string, object> Answers(Form form, double mean, Random chance)
    {
        var answers = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var question in form.Questions.Where(question => question.ShowIf is null))
        {
            switch (question.Type)
            {
                case "scale" when question.NoOpinion is not null && chance.Next(12) == 0:
                    answers[question.Key] = "none";
                    break;
                case "scale":
                    answers[question.Key] = Math.Clamp((int)Math.Round(mean + ((chance.NextDouble() + chance.NextDouble() - 1) * 1.8), MidpointRounding.AwayFromZero), 1, 5);
                    break;
                case "choice":
                    answers[question.Key] = question.Options![chance.Next(question.Options.Count)].Value;
                    break;
                case "choices":
                    answers[question.Key] = new[] { question.Options![chance.Next(question.Options.Count - 1)].Value };
                    break;
                case "text" or "textarea" when chance.Next(4) == 0:
                    answers[question.Key] = Comments[chance.Next(Comments.Length)];
                    break;
                default:
                    break;
            }
        }

        return answers;
    }
}
