using System.Globalization;
using System.Text;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>A file in the shape of Traffy Fondue's dump to try the import with: tickets beside some of the demo's open cases, and its known quirks.</summary>
internal static class DemoTraffy
{
    private const string Header =
        "ticket_id,type,organization,comment,photo,photo_after,coords,address,subdistrict,district,province,timestamp,state,star,count_reopen,last_activity";

    private const string Cases = """
        select category_code, lat, lng, reported_at
        from incident
        where ended_at is null and lat is not null and category_code in ('disrepair', 'garbage')
        order by id desc
        limit 6
        """;

    public static async Task Write(string connectionString, string file, CancellationToken ct)
    {
        var lines = new List<string> { Header };
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using (var command = database.CreateCommand(Cases))
        await using (var cases = await command.ExecuteReaderAsync(ct))
            while (await cases.ReadAsync(ct)) lines.Add(Beside(lines.Count, cases.GetString(0), cases.GetDouble(1), cases.GetDouble(2), cases.GetDateTime(3)));
        if (lines.Count == 1) return;

        lines.Add("2569-D90XYZ,ถนน,ตัวอย่าง,ถนนหน้าโรงเรียนพัง (ตัวอย่าง),,,\"104.33,15.11\",,,เมืองศรีสะเกษ,ศรีสะเกษ,2026-11-01 09:30:00,รอรับเรื่อง,,0,");
        lines.Add("2569-D91XYZ,ถนน,ตัวอย่าง,เวลาอ่านไม่ออก (ตัวอย่าง),,,\"100.685,13.77\",,,สะพานสูง,กรุงเทพมหานคร,เมื่อวาน,รอรับเรื่อง,,0,");
        await File.WriteAllTextAsync(file, string.Join("\r\n", [.. lines, ""]), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ct);
    }

    // Every second ticket has its coordinates swapped, as they come in real files.
    private static string Beside(int number, string category, double lat, double lng, DateTime reportedAt)
    {
        var (beside, type) = (lat + 0.0002, category == "garbage" ? "ขยะ" : "ถนน,ไฟฟ้า");
        var place = number % 2 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{beside:0.######},{lng:0.######}") : string.Create(CultureInfo.InvariantCulture, $"{lng:0.######},{beside:0.######}");
        var at = Clock.InBangkok(reportedAt.AddHours(-number));
        return string.Create(CultureInfo.InvariantCulture,
            $"2569-D0{number}ABC,\"{type}\",เขตสะพานสูง,\"จุดเดียวกัน โทร 081-234-5678 (ตัวอย่าง)\",,,\"{place}\",แขวงสะพานสูง,สะพานสูง,{(number % 3 == 0 ? "" : "สะพานสูง")},กรุงเทพมหานคร,{at:yyyy-MM-dd HH:mm:ss},รับเรื่อง,,0,");
    }
}
