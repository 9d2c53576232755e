using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// What lets a stranger check a report: everything its figures follow from (no personal data), the figures, the log of what happened as a
/// chain of hashes, and in words how each figure is counted. <c>Saphansung.Api report verify pack.zip</c> computes all of it again.
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

    /// <returns>What does not match; empty when all does. A file that is no pack is a mistake in words.</returns>
    /// <param name="hash">The figures' hash as it is printed on the report, or its beginning; null to leave that open.</param>
    public static IReadOnlyList<string> Verify(Stream pack, string? hash)
    {
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            using var inputs = Open(zip, InputsFile);
            using var text = new StreamReader(Open(zip, FiguresFile), Encoding.UTF8);
            var (read, figures) = (FrozenText.Read<ReportInputs>(inputs), text.ReadToEnd());
            List<string> wrong = [.. FrozenText.Differences(FrozenText.Of(ReportFigures.Of(read)), figures).Select(path => $"{FiguresFile}: {path} does not follow from {InputsFile}")];
            if (hash is not null && !FrozenText.Hash(figures).StartsWith(hash, StringComparison.OrdinalIgnoreCase)) wrong.Add($"{FiguresFile}: its hash is {FrozenText.Hash(figures)}");
            if (!IsWhole(zip, read)) wrong.Add($"{EventsFile}: the chain is broken or is not that of {InputsFile}");
            return wrong;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or NotSupportedException or ArgumentException)
        {
            return [$"This is no proof pack: {e.Message}"];
        }
    }

    private static bool IsWhole(ZipArchive zip, ReportInputs inputs)
    {
        var chain = new Chain();
        using var lines = new StreamReader(Open(zip, EventsFile), Encoding.UTF8);
        return inputs.Cases.SelectMany(c => c.Moments.Select(m => (Of: c, Happened: m))).OrderBy(e => e.Happened.At).ThenBy(e => e.Of.Case, StringComparer.Ordinal)
            .All(e => lines.ReadLine() == chain.Line(e.Of.Case, e.Of.Category, e.Happened)) && lines.Read() < 0;
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
        private string previous = new('0', 64);

        public string Line(string of, string category, CaseMoment happened)
        {
            var line = FrozenText.Of(new { Case = of, Category = category, Happened = happened, Previous = previous });
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
            return $"{line[..^1]},\"hash\":\"{previous}\"}}";
        }
    }

    private const string Definitions = """
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
        Comparison of shares: Newcombe's interval (method 10). Of speeds: Mann and Whitney.
        Communities: p times the number of communities compared (Bonferroni); sensitive cases have no community and no reference.
        Targets: each by its own definition, which stands beside it. "resolved" and "speed" are counted from the cases that came on the ways
        the definition names, without the states and categories it leaves out; the others were counted elsewhere and are given.
        PDCA: as it was written when the report was approved.
        Agencies: acknowledged = accepted in time, of those accepted, declined or unanswered.

        วิธีนับ: ดูคำอธิบายภาษาไทยในรายงาน ตัวเลขทุกตัวคำนวณซ้ำได้จาก inputs.json ด้วยคำสั่ง Saphansung.Api report verify
        """;
}
