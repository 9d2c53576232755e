using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// What lets a stranger check a report: everything its figures follow from (no personal data), the figures, the log of what happened as a
/// chain of hashes, and in words how each figure is counted. <c>Saphansung.Api report verify pack.zip</c> computes again what follows from the
/// cases; the rest is given.
/// </summary>
internal static class ProofPack
{
    private const string InputsFile = "inputs.json";
    private const string FiguresFile = "figures.json";
    private const string EventsFile = "events.jsonl";
    private const string DefinitionsFile = "definitions.txt";

    /// <summary>No pack of ours is near it; a file that is unpacks to no more.</summary>
    private const long MostBytes = 2L * 1024 * 1024 * 1024;

    private const int Buffer = 64 * 1024;

    /// <summary>Stands in the frozen inputs where the pack has the cases.</summary>
    private const string NoCases = "\"cases\":[]";

    /// <summary>Row by row from the database.</summary>
    public static async Task Write(Stream pack, NpgsqlDataSource database, Guid report, string figures, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var inputs = await connection.One<string>("select inputs from report where id = @report", new { report }, ct);
        using var zip = new ZipArchive(pack, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await Add(zip, InputsFile, async file =>
        {
            var at = inputs.IndexOf(NoCases, StringComparison.Ordinal) + NoCases.Length - 1;
            await file.WriteAsync(inputs.AsMemory(0, at), ct);
            var between = "";
            await foreach (var history in FrozenCases.Histories(database, report, ct))
            {
                await file.WriteAsync(between);
                await file.WriteAsync(history);
                between = ",";
            }

            await file.WriteAsync(inputs.AsMemory(at), ct);
        });
        await Add(zip, FiguresFile, file => file.WriteAsync(figures));
        await Add(zip, EventsFile, async file =>
        {
            var chain = new Chain();
            await foreach (var (of, category, happened) in FrozenCases.Events(database, report, ct)) await file.WriteAsync(chain.Line(of, category, happened) + '\n');
        });
        await Add(zip, DefinitionsFile, file => file.WriteAsync(Definitions));
    }

    /// <param name="Wrong">What does not match; empty when all does. A file that is no pack is a mistake in words.</param>
    /// <param name="Hash">Of the figures; null when it is no pack.</param>
    /// <param name="Head">The hash of the last event, which stands for all before it; null when the chain is broken.</param>
    public sealed record Findings(IReadOnlyList<string> Wrong, string? Hash, string? Head);

    /// <returns>What does not match.</returns>
    /// <inheritdoc cref="Check"/>
    public static IReadOnlyList<string> Verify(Stream pack, string? hash) => Check(pack, hash).Wrong;

    /// <param name="hash">The figures' hash as it is printed on the report, or its beginning; null to leave that open.</param>
    public static Findings Check(Stream pack, string? hash)
    {
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            using var inputs = Open(zip, InputsFile);
            using var text = new StreamReader(Open(zip, FiguresFile), Encoding.UTF8);
            var (read, figures) = (FrozenText.Read<ReportInputs>(inputs), text.ReadToEnd());
            List<string> wrong = [.. FrozenText.Differences(FrozenText.Of(ReportFigures.Of(read)), figures).Select(path => $"{FiguresFile}: {path} does not follow from {InputsFile}")];
            var (own, head) = (FrozenText.Hash(figures), Head(zip, read));
            // Any hash begins with nothing.
            if (hash is not null && (hash.Length == 0 || !own.StartsWith(hash, StringComparison.OrdinalIgnoreCase))) wrong.Add($"{FiguresFile}: its hash is {own}");
            if (head is null) wrong.Add($"{EventsFile}: the chain is broken or is not that of {InputsFile}");
            return new(wrong, own, head);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or NotSupportedException or ArgumentException)
        {
            return new([$"This is no proof pack: {e.Message}"], null, null);
        }
    }

    private static string? Head(ZipArchive zip, ReportInputs inputs)
    {
        var chain = new Chain();
        using var lines = new StreamReader(Open(zip, EventsFile), Encoding.UTF8);
        var whole = inputs.Cases.SelectMany(c => c.Moments.Select(m => (Of: c, Happened: m))).OrderBy(e => e.Happened.At).ThenBy(e => e.Of.Case, StringComparer.Ordinal)
            .All(e => lines.ReadLine() == chain.Line(e.Of.Case, e.Of.Category, e.Happened)) && lines.Read() < 0;
        return whole ? chain.Head : null;
    }

    private static async Task Add(ZipArchive zip, string name, Func<StreamWriter, Task> write)
    {
        await using var file = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Buffer);
        await write(file);
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing");
        return entry.Length <= MostBytes ? entry.Open() : throw new InvalidDataException($"{name} is too large");
    }

    /// <summary>One line for each thing that happened; each carries the hash of itself and of the line before.</summary>
    private sealed class Chain
    {
        /// <summary>The hash of the last line; of none, zeros.</summary>
        public string Head { get; private set; } = new('0', 64);

        public string Line(string of, string category, CaseMoment happened)
        {
            var line = FrozenText.Of(new { Case = of, Category = category, Happened = happened, Previous = Head });
            Head = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
            return $"{line[..^1]},\"hash\":\"{Head}\"}}";
        }
    }

    private const string Definitions = """
        วิธีนับ

        งวด: นับเป็นวันตามเวลากรุงเทพฯ ตัดข้อมูลเมื่อสิ้นงวดหรือเมื่อเห็นชอบรายงาน แล้วแต่อย่างใดถึงก่อน นับเฉพาะสิ่งที่บันทึกก่อนเวลาตัดข้อมูล
        เรื่องเข้าและออก: ยกมา (ค้างอยู่เมื่อเริ่มงวด) + รับใหม่ + เปิดใหม่ (จบไปแล้วก่อนงวดและเปิดขึ้นอีก) = จบ + ยกไป
        ปัญหา: เรื่องที่แจ้งในงวด ไม่รวมเรื่องซ้ำ เรื่องที่ถอน และเรื่องที่ไม่ใช่ของเขต ตามสถานะ ณ เวลาตัดข้อมูล
        แจ้งว่าเสร็จ: หน่วยงานบอกว่าแก้ไขแล้ว ยืนยันแล้ว: ผู้แจ้งหรือกรรมการชุมชนบอกเช่นนั้นด้วย ไม่มีผู้ยืนยัน: เงียบ 72 ชั่วโมงหลังแจ้งว่าเสร็จ
        แก้ไขแล้ว: ยืนยันแล้ว + ไม่มีผู้ยืนยัน เป็นค่าที่ใช้เทียบเป้าหมาย โต้แย้ง: มีผู้บอกว่ายังไม่เสร็จอย่างน้อยหนึ่งครั้ง
        ช่วงความเชื่อมั่น: ของ Wilson ร้อยละ 95 "ผ่านชัดเจน" คือปลายล่างของช่วงถึงเป้าหมายด้วย ร้อยละมีทศนิยมสองตำแหน่ง ปัดครึ่งออกจากศูนย์
        ความเร็ว: จำนวนวันจากแจ้งถึงการแก้ไขที่ยังมีผล ณ เวลาตัดข้อมูล แบบรวมเรื่องค้าง: มัธยฐานของ Kaplan และ Meier เรื่องค้างนับว่ายังไม่เสร็จ
        การปล่อยเรื่องยากค้างไว้จึงไม่ทำให้ตัวเลขดีขึ้น
        การเทียบสัดส่วน: ช่วงของ Newcombe (วิธีที่ 10) ยังไม่ตัดสินก่อนสิ้นงวด การเทียบความเร็ว: log-rank ซึ่งนับเรื่องค้างด้วย
        ชุมชน: log-rank เทียบกับชุมชนอื่นรวมกัน ค่า p คูณจำนวนชุมชนที่เทียบ (Bonferroni) เรื่องอ่อนไหวไม่มีชุมชน เลขที่เรื่อง และประเภทของตน
        หลักฐาน: หนังสือและภาพถ่ายที่มากับคำตอบของหน่วยงานหรือการยืนยัน ของการแก้ไขที่ยังมีผล ไม่นับสิ่งที่มาก่อนมีผู้ปฏิเสธว่าแก้ไขแล้ว
        เป้าหมาย: แต่ละข้อตามนิยามที่อยู่ข้างกัน "resolved" "evidence" และ "speed" นับจากเรื่องที่เข้ามาตามทางที่นิยามระบุ
        ไม่รวมสถานะและประเภทที่นิยามตัดออก ข้ออื่นนับจากที่อื่นและเป็นค่าที่ให้มา
        หน่วยงาน: รับทราบ = รับเรื่องทันเวลา จากเรื่องที่รับ ปฏิเสธ หรือไม่ตอบ
        PDCA: ตามที่เขียนไว้เมื่อเห็นชอบรายงาน
        เหตุการณ์: แต่ละบรรทัดมี SHA-256 ของบรรทัดนั้นเมื่อยังไม่มี hash และของบรรทัดก่อนหน้า
        คำนวณซ้ำได้: สิ่งที่นับจากเรื่องใน inputs.json ด้วยคำสั่ง Saphansung.Api report verify ส่วนแบบสำรวจ การอบรม ผู้ติดตาม ข่าว จุดซ้ำซาก PDCA
        เป้าหมายข้ออื่น และค่าเป้าหมาย เป็นค่าที่สำนักงานเขตให้มา ตรวจได้เพียงว่าตรงกับรหัส SHA-256 ที่พิมพ์บนรายงาน

        How the figures are counted

        Period: days of Bangkok; the cut-off is the end of the period or the moment of approval, whichever is earlier. Only what was
        recorded before the cut-off counts.
        Flow: carried in (open when the period began) + received + reopened (had ended before it and were taken up again) = ended + carried out.
        Problems: reported in the period, without duplicates, withdrawn cases and those that are not the district's, by their state at the cut-off.
        Claimed: an agency says fixed. Confirmed: the reporter or a committee member says so too. Unconfirmed: 72 hours of silence after a
        claim. Resolved: confirmed + unconfirmed; it is what is judged against the goal. Disputed: somebody said at least once "not fixed".
        Interval: Wilson's, 95 %; "cleared" means that its lower end reaches the goal too. Percentages have two decimals, half away from zero.
        Speed: days from the report to the fix that stands at the cut-off. With open cases: Kaplan and Meier's median; open cases count as
        not done yet, so leaving hard cases open improves nothing.
        Comparison of shares: Newcombe's interval (method 10), no verdict before the period is over. Of speeds: log-rank, open cases counted.
        Communities: log-rank against all others together, p times the number of communities compared (Bonferroni). Sensitive cases have no
        community, no reference and no category of their own.
        Evidence: letters and photos that came with an agency's answer or a confirmation, of the fix that stands; none from before a denial.
        Targets: each by its own definition, which stands beside it. "resolved", "evidence" and "speed" are counted from the cases that came
        on the ways the definition names, without the states and categories it leaves out; the others were counted elsewhere and are given.
        Agencies: acknowledged = accepted in time, of those accepted, declined or unanswered.
        PDCA: as it was written when the report was approved.
        Events: each line has the SHA-256 of itself without its hash, and that of the line before.
        Computed again: what is counted from the cases in inputs.json, by Saphansung.Api report verify. Surveys, courses, followers, news,
        chronic points, PDCA, the other targets and the goals are given by the office and can only be held against the SHA-256 that is
        printed on the report.
        """;
}
