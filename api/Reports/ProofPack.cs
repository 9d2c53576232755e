using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

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
    private const long MostBytes = 512L * 1024 * 1024;

    public static byte[] Of(string inputs, string figures)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            Add(zip, InputsFile, inputs);
            Add(zip, FiguresFile, figures);
            Add(zip, EventsFile, Events(FrozenText.Read<ReportInputs>(inputs)));
            Add(zip, DefinitionsFile, Definitions);
        }

        return bytes.ToArray();
    }

    /// <returns>What does not match; empty when all does. A file that is no pack is a mistake in words.</returns>
    /// <param name="hash">The figures' hash as it is printed on the report, or its beginning; null to leave that open.</param>
    public static IReadOnlyList<string> Verify(Stream pack, string? hash)
    {
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            var (inputs, figures, events) = (Read(zip, InputsFile), Read(zip, FiguresFile), Read(zip, EventsFile));
            var read = FrozenText.Read<ReportInputs>(inputs);
            List<string> wrong = [.. FrozenText.Differences(FrozenText.Of(ReportFigures.Of(read)), figures).Select(path => $"{FiguresFile}: {path} does not follow from {InputsFile}")];
            if (hash is not null && !FrozenText.Hash(figures).StartsWith(hash, StringComparison.OrdinalIgnoreCase)) wrong.Add($"{FiguresFile}: its hash is {FrozenText.Hash(figures)}");
            if (events != Events(read)) wrong.Add($"{EventsFile}: the chain is broken or is not that of {InputsFile}");
            return wrong;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or NotSupportedException or ArgumentException)
        {
            return [$"This is no proof pack: {e.Message}"];
        }
    }

    /// <summary>One line for each thing that happened, in its order; each carries the hash of itself and of the line before.</summary>
    private static string Events(ReportInputs inputs)
    {
        var (log, previous) = (new StringBuilder(), new string('0', 64));
        foreach (var (history, moment) in inputs.Cases.SelectMany(c => c.Moments.Select(m => (c, m))).OrderBy(e => e.m.At).ThenBy(e => e.c.Case, StringComparer.Ordinal))
        {
            var line = FrozenText.Of(new { history.Case, history.Category, Happened = moment, Previous = previous });
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
            log.Append(line[..^1]).Append(",\"hash\":\"").Append(previous).Append("\"}\n");
        }

        return log.ToString();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var file = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(text);
    }

    private static string Read(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing");
        if (entry.Length > MostBytes) throw new InvalidDataException($"{name} is too large");
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
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
        Agencies: acknowledged = accepted in time, of those accepted, declined or unanswered.

        วิธีนับ: ดูคำอธิบายภาษาไทยในรายงาน ตัวเลขทุกตัวคำนวณซ้ำได้จาก inputs.json ด้วยคำสั่ง Saphansung.Api report verify
        """;
}
