using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>
/// The budget of the report's annex 2, word for word, for the course of annex 1. Its speakers' fees are 3,000 baht, the timetable of annex 1
/// yields 4,800: nothing is made to fit, the product says so itself.
/// </summary>
internal static class DemoBudget
{
    private const decimal Approved = 23_000.00m;

    public static Task Save(NpgsqlConnection connection, DateTime now, CancellationToken ct) => connection.Run("""
        with budget as (
            insert into course_budget (course_id, approved, version, updated_at)
            select id, @Approved, 1, @now from course
            returning course_id
        )
        insert into course_budget_line (course_id, position, kind, label, pay_class, people, units, rate)
        select course_id, position, kind, label, pay_class, people, units, rate
        from budget
        cross join (values
            (0, 'speaker', 'วิทยากร จำนวน ๒ คน ๆ ละ ๒ ชั่วโมง ๆ ละ ๖๐๐.- บาท', 'state', 2, 2, 600),
            (1, 'speaker', 'วิทยากร จำนวน ๑ คน ๑ ชั่วโมง ๆ ละ ๖๐๐.- บาท', 'state', 1, 1, 600),
            (2, 'food', 'ค่าอาหาร อาหารว่างและเครื่องดื่ม ผู้เข้าร่วมโครงการ จำนวน ๑๐๐ คน คนละ ๑๕๐ บาท จำนวน ๑ วัน', null, 100, 1, 150),
            (3, 'material', 'ค่าวัสดุ', null, 1, 1, 5000)
        ) as annex (position, kind, label, pay_class, people, units, rate)
        """, new { Approved, now }, ct);
}
