using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CsvHelper;

namespace Saphansung.Tests.Surveys;

/// <summary>Rounds that are over, with the answers a test needs.</summary>
internal static class ResultsSteps
{
    public const string Questions = """
        [{"key":"speed","type":"scale","label":{"th":"ความรวดเร็ว","en":"Speed"},"required":true,"section":"service","weight":2,"noOpinion":{"th":"ไม่เคยใช้","en":"Never used"},"min":1,"max":5},
         {"key":"simple","type":"scale","label":{"th":"ขั้นตอนไม่ยุ่งยาก","en":"Simple"},"required":false,"section":"service","min":1,"max":5},
         {"key":"polite","type":"scale","label":{"th":"ความสุภาพ","en":"Politeness"},"required":false,"aspect":"staff","min":1,"max":5},
         {"key":"recommend","type":"scale","label":{"th":"จะแนะนำผู้อื่น","en":"Would recommend"},"required":false,"min":0,"max":10},
         {"key":"used","type":"choices","label":{"th":"ใช้บริการใด","en":"Used"},"required":false,"options":[{"value":"report","label":{"th":"แจ้งเหตุ","en":"Report"}},{"value":"news","label":{"th":"ข่าว","en":"News"}}]},
         {"key":"advice","type":"textarea","label":{"th":"ข้อเสนอแนะ","en":"Suggestions"},"required":false}]
        """;

    private const string Sections = """[{"key":"service","label":{"th":"การให้บริการ","en":"The service"},"aspect":"process"}]""";
    private const string Aspects = """[{"code":"process","label":{"th":"กระบวนการ","en":"Process"}},{"code":"staff","label":{"th":"เจ้าหน้าที่","en":"Staff"}}]""";

    extension(App app)
    {
        public async Task<Guid> Survey(bool anonymous, string bands = "half", string definition = "mean", string questions = Questions)
        {
            var (survey, now) = (Guid.CreateVersion7(), app.Now.UtcDateTime);
            var code = survey.ToString("N", CultureInfo.InvariantCulture);
            await app.Sql("""
                with form as (
                    insert into form_version (form_key, version, questions, sections, aspects, created_at) values ('survey.' || $2, 1, $3::jsonb, $4::jsonb, $5::jsonb, $6)
                )
                insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, band_system, satisfaction_definition, form_key, form_version, created_at, updated_at)
                values ($1, $2, 'ความพึงพอใจของผู้ติดตาม', 'Satisfaction of followers', 'ใช้ปรับปรุงบริการ', 'To improve the service', $7, $8, $9, 'survey.' || $2, 1, $6, $6)
                """, survey, code, questions, Sections, Aspects, now, anonymous, bands, definition);
            return survey;
        }

        /// <summary>One round of people nobody knows: each of the answers is one's, the further ones were asked and are silent.</summary>
        public async Task<Guid> Round(Guid survey, int number, IEnumerable<object> answers, int silent = 0, string state = "closed", TimeSpan? closesIn = null)
        {
            var (round, now) = (Guid.CreateVersion7(), app.Now.UtcDateTime);
            var closes = now + (closesIn ?? TimeSpan.FromDays(-1));
            var given = answers.Select(a => JsonSerializer.Serialize(a)).ToArray();
            await app.Sql("""
                insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, state, released_at, invitation_th, invitation_en, population, opened_at, created_at)
                select $1, id, $3, form_key, form_version, '{"kind":"followers"}', $4, $5, $6, case when $6 <> 'draft' then $4 end, 'ขอเชิญตอบ', 'Please answer', $7, $4, $4 from survey where id = $2
                """, round, survey, number, closes - TimeSpan.FromDays(14), closes, state, given.Length + silent);
            await app.Sql("""
                with given as (
                    select gen_random_uuid() as person_id, answers from unnest($2::text[] || array_fill(null::text, array[$3])) as given (answers)
                ), person as (
                    insert into person (id, line_user_id, name, created_at, seen_at)
                    select person_id, 'U' || replace(person_id::text, '-', ''), 'ผู้ตอบ (ตัวอย่าง)', $4, $4 from given
                    returning id
                ), asked as (
                    insert into survey_participation (round_id, person_id, state, invited_at, submitted_on)
                    select $1, person_id, case when answers is null then 'invited' else 'answered' end, $4, case when answers is not null then '2026-11-22'::date end
                    from given join person on person.id = person_id
                ), named as (
                    insert into survey_answer (id, round_id, person_id, answers, submitted_at, updated_at)
                    select gen_random_uuid(), $1, person_id, answers::jsonb, $4, $4 from given join person on person.id = person_id
                    where answers is not null and not (select anonymous from survey where id = $5)
                )
                insert into survey_anonymous_answer (id, round_id, answers, receipt_hash, fresh)
                select gen_random_uuid(), $1, answers::jsonb, sha256(person_id::text::bytea), false from given
                where answers is not null and (select anonymous from survey where id = $5)
                """, round, given, silent, now, survey);
            return round;
        }
    }

    /// <summary>So many people who chose 1, 2, 3, 4 and 5 for the speed, and nothing else.</summary>
    public static IEnumerable<object> Speeds(params int[] counts) =>
        counts.SelectMany((count, i) => Enumerable.Range(0, count).Select(_ => (object)new { speed = i + 1 }));

    public static List<Dictionary<string, string>> Csv(byte[] file)
    {
        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        using var csv = CsvReader.Create(file);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(i => csv.Headers[i], csv.GetString, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>The parts of a zipped office document as text.</summary>
    public static string Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Join('\n', zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
