using Npgsql;
using Saphansung.Api.Platform;
using Saphansung.Api.Training;

namespace Saphansung.Sandbox.Demo;

/// <summary>
/// The course of the report's annex 1, word for word, on another day: the annex says 15 November 2559. Its third session runs from
/// 13.00 to 16.00 and is called two hours long; both are kept. Who is enrolled is invented.
/// </summary>
internal static class DemoCourses
{
    private const string Unit = "สำนักยุทธศาสตร์ และประเมินผล";

    private static readonly string[] Invited =
    [
        "สุภาพ เชิญสมมติ (ตัวอย่าง)", "ทองใบ เชิญสมมติ (ตัวอย่าง)", "มนัส เชิญสมมติ (ตัวอย่าง)", "อามีนะห์ เชิญสมมติ (ตัวอย่าง)", "เฉลิม เชิญสมมติ (ตัวอย่าง)",
        "นงลักษณ์ เชิญสมมติ (ตัวอย่าง)", "ยูซุฟ เชิญสมมติ (ตัวอย่าง)", "สายหยุด เชิญสมมติ (ตัวอย่าง)", "วีระ เชิญสมมติ (ตัวอย่าง)",
    ];

    public static async Task Save(NpgsqlConnection connection, IReadOnlyList<DemoPersona> personas, DateTime now, CancellationToken ct)
    {
        var (id, day, made) = (Clock.NewId(now.AddDays(-3)), Clock.DayInBangkok(now).AddDays(10), now.AddDays(-3));
        await connection.Run("""
            insert into course (id, title_th, title_en, objectives, order_number, place, held_on, capacity, state, created_at, updated_at)
            values (@id, 'โครงการการพัฒนาการให้บริการของฝ่ายพัฒนาชุมชนและสวัสดิการสังคม สำนักงานเขตสะพานสูง ผ่านระบบ Social Network (ตัวอย่าง)',
                    'Better service of the community development division by social network (example)',
                    array['ให้ความรู้แก่สมาชิกกลุ่มเครือข่าย (LINE Group)'], null, 'ห้องประชุมสำนักงานเขต (ตัวอย่าง)', @day, 100, 'enrolling', @made, @made)
            """, new { id, day, made }, ct);
        await Timetable.Save(connection, id, Sessions(day), made, ct);
        await connection.Run("""
            insert into enrolment (id, course_id, person_id, name, source, state, enrolled_at)
            select gen_random_uuid(), @id, person.id, person.name, 'self', 'enrolled', @made
            from person
            where line_user_id = any(@users)
            order by name
            """, new { id, made, users = personas.Where(p => p.Key.StartsWith("trainee-", StringComparison.Ordinal)).Select(p => p.UserId).ToArray() }, ct);
        await connection.Run("""
            insert into enrolment (id, course_id, name, community_code, source, state, enrolled_at, roster_key)
            select gen_random_uuid(), @id, invited.name, code, 'roster', 'enrolled', @made, lower(invited.name) || '|' || coalesce(code, '')
            from unnest(@Invited) with ordinality as invited (name, place)
            left join (select code, row_number() over (order by code) as place from community) as home using (place)
            """, new { id, made, Invited }, ct);
    }

    private static List<CourseBody.SessionBody> Sessions(DateOnly day) =>
    [
        Session(day, 9, 10, "บรรยายเรื่อง “ระบบ Social Network”", "Lecture: social networks",
            "สร้างความรู้ความเข้าใจในระบบ Social Network กับการปฏิบัติงานพัฒนาชุมชน", "ระยะเวลา ๑ ชั่วโมง", 1),
        Session(day, 10, 12, "บรรยายเรื่อง “การใช้งานและข้อกำหนด ของแอปพลิเคชันไลน์ (LINE)”", "Lecture: using LINE and its terms",
            "สร้างความรู้ความเข้าใจในวิธีการและข้อกำหนดที่ต้องรู้ หลักเกณฑ์ที่เกี่ยวข้องกับการใช้งาน", "ระยะเวลา ๒ ชั่วโมง", 2),
        Session(day, 13, 16, "บรรยายเรื่อง “วิธีการและแนวทางในการรับบริการข้อมูลข่าวสาร และแจ้งเหตุผ่านแอปพลิเคชันไลน์ (LINE)”", "Lecture: news and reports by LINE",
            "ให้ความรู้วิธีการรับข้อมูลข่าวสารและแนวทางในการแจ้ง เหตุในชุมชน การประสานเพื่อขอรับการช่วยเหลือจากฝ่ายพัฒนา ชุมชนและสวัสดิการสังคม สำนักงานเขตสะพานสูง หน่วยงานของ กรุงเทพมหานคร และหน่วยงานอื่น ๆ ที่เกี่ยวข้อง",
            "ระยะเวลา ๒ ชั่วโมง", 1),
    ];

    private static CourseBody.SessionBody Session(DateOnly day, int from, int to, string title, string english, string content, string stated, int speakers) => new(
        null, new(title, english), content, Clock.FromBangkok(day.ToDateTime(new(from, 0))), Clock.FromBangkok(day.ToDateTime(new(to, 0))), stated,
        [.. Enumerable.Repeat(new CourseBody.SpeakerBody(null, Unit, "state"), speakers)]);
}
