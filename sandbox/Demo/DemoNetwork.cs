using System.Text.Json.Nodes;
using Npgsql;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Sandbox.Demo;

/// <summary>The network's LINE group, bound and with an invented talk in it, and somebody who waits for an officer's answer.</summary>
internal static class DemoNetwork
{
    private const string GroupId = "C0f3a1d7c5b9e2468ace13579bdf02468";
    private const string Name = "เครือข่ายสะพานสูง (ตัวอย่าง)";

    private static readonly (string By, string Text)[] Talk =
    [
        ("committee-1", "พรุ่งนี้เก้าโมงช่วยกันล้างตลาดนะครับ (ตัวอย่าง)"),
        ("neighbour-2", "หน้าวัดมีกิ่งไม้พาดสายไฟ ใครแจ้งหรือยังคะ (ตัวอย่าง)"),
        ("neighbour-5", "เบี้ยผู้สูงอายุรอบใหม่ลงทะเบียนเดือนไหนคะ (ตัวอย่าง)"),
        ("trainee-1", "อบรมเครือข่ายครั้งหน้าวันไหนคะ (ตัวอย่าง)"),
    ];

    private const string Question = "บ้านอยู่ท้ายซอย น้ำประปาไหลเบามาสองวัน ต้องติดต่อใครครับ (ตัวอย่าง)";

    /// <summary>LINE's side forgets with every start; the product remembers.</summary>
    public static void Gather(SimulatedLinePlatform line) =>
        line.AddGroup(new(GroupId, Name, [.. DemoData.Everybody.Select(person => person.UserId)]));

    /// <summary>Binds the group once, and has some of the cases come from it; whoever has unbound it since keeps it so.</summary>
    /// <returns>False when there was one already.</returns>
    public static async Task<bool> Bind(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("""
            with bound as (
                insert into network_group (id, line_group_id, name, state, bound_at, count_due_at)
                select gen_random_uuid(), $1, $2, 'active', now(), now()
                where not exists (select from network_group)
                returning id
            )
            update incident set filed_from = 'group', group_id = bound.id from bound where status in ('claimed_fixed', 'resolved') or hashtext(reference) % 4 = 0
            """);
        command.Parameters.Add(new() { Value = GroupId });
        command.Parameters.Add(new() { Value = Name });
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Said through LINE, once, so that it comes the way everything comes.</summary>
    public static async Task Speak(SimulatedLinePlatform line, string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("select exists (select from group_message) or not exists (select from network_group where state = 'active')");
        if (await command.ExecuteScalarAsync(ct) is true) return;
        foreach (var (by, text) in Talk) await line.Send(UserId(by), GroupId, Words(text), ct);
        await line.Send(UserId("neighbour-1"), groupId: null, Words(Question), ct);
    }

    private static JsonObject Words(string text) => new() { ["type"] = "text", ["text"] = text };

    private static string UserId(string key) => DemoData.Everybody.First(person => person.Key == key).UserId;
}
