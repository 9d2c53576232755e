using System.Globalization;
using Saphansung.Api.Reports;

namespace Saphansung.Tests.Reports;

/// <summary>The command with which a stranger checks a report, and what it says that it did not compute.</summary>
public sealed class ReportCommandTests(App app) : IClassFixture<App>, IDisposable
{
    private static readonly string[] Other = ["line", "check"];

    private readonly string folder = Directory.CreateTempSubdirectory("report-command-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_good_pack_matches_and_what_was_given_is_named()
    {
        var (pack, hash) = await Pack();
        var file = Keep(pack);
        var events = Packs.Entry(pack, "events.jsonl").TrimEnd();

        foreach (var given in (string[])[hash, hash.ToUpperInvariant(), hash[..8]])
        {
            var (code, said, complaints) = Verify(file, given);

            (code, complaints).ShouldBe((0, ""));
            said.ShouldContain($"Hash of the figures: {hash}");
            said.ShouldContain($"Head of the chain of events: {events[^66..^2]}");
            said.ShouldContain("Every figure about cases was computed again");
            said.ShouldContain("Given by the office and only held against the hash: surveys, courses, followers, news, chronic points, PDCA");
        }

        var open = Verify(file);
        open.Code.ShouldBe(0);
        open.Said.ShouldContain("not held against any hash");
    }

    [Fact]
    public async Task What_was_tampered_with_is_named()
    {
        var (pack, hash) = await Pack();
        var other = hash[0] == '0' ? "1" : "0";

        Wrong(Verify(Keep(Packs.With(pack, "figures.json", f => f.Replace("\"received\":", "\"received\":1", StringComparison.Ordinal))), hash)).ShouldContain("cases.flow.received");
        Wrong(Verify(Keep(pack), other + hash[1..])).ShouldContain($"figures.json: its hash is {hash}");
        var broken = Wrong(Verify(Keep(Packs.With(pack, "events.jsonl", e => e[(e.IndexOf('\n', StringComparison.Ordinal) + 1)..])), hash));
        broken.ShouldContain("the chain is broken");
        broken.ShouldNotContain("Head of the chain");
        Wrong(Verify(Keep("no pack at all"u8.ToArray()))).ShouldContain("This is no proof pack");

        static string Wrong((int Code, string Said, string Complaints) run)
        {
            (run.Code, run.Complaints).ShouldBe((1, ""));
            run.Said.ShouldNotContain("matches");
            return run.Said;
        }
    }

    [Fact]
    public void Whoever_asks_wrongly_is_told_how_and_nothing_matches_an_empty_hash()
    {
        var file = Keep([]);

        foreach (var wrong in (string[][])[["report"], ["report", "check", file], ["report", "verify"], ["report", "verify", file, ""], ["report", "verify", file, "0123456"], ["report", "verify", file, "01234567", "x"]])
        {
            ReportCommand.Asked(wrong).ShouldBeTrue();
            var (code, said, complaints) = Run(wrong);
            (code, said).ShouldBe((2, ""), string.Join(' ', wrong));
            complaints.ShouldStartWith("report verify <pack.zip>");
        }

        Verify(file + ".missing").ShouldBe((2, "", $"There is no file {file}.missing.{Environment.NewLine}"));
        ReportCommand.Asked([]).ShouldBeFalse();
        ReportCommand.Asked(Other).ShouldBeFalse();
    }

    [Fact]
    public async Task The_pack_says_in_Thai_and_English_what_is_computed_and_what_is_given()
    {
        var definitions = Packs.Entry((await Pack()).Pack, "definitions.txt");

        definitions.ShouldStartWith("วิธีนับ");
        definitions.ShouldContain("\"resolved\" \"evidence\" และ \"speed\" นับจากเรื่อง");
        definitions.ShouldContain("\"resolved\", \"evidence\" and \"speed\" are counted from the cases");
        definitions.ShouldContain("are given by the office");
        ProofPack.Verify(new MemoryStream((await Pack()).Pack), "").ShouldHaveSingleItem().ShouldContain("hash");
    }

    private async Task<(byte[] Pack, string Hash)> Pack()
    {
        await app.SubmitIncident("command-1");
        // What happens in the very instant of the cut-off does not count, and the clock of the tests stands.
        app.Advance(TimeSpan.FromSeconds(1));
        using var head = app.As("head-1");
        var path = $"/api/v1/staff/reports/{(await head.Post("/api/v1/staff/reports", new { period = "2570-q1" }, Guid.NewGuid().ToString())).Text("id")}";
        var report = await head.Post(path + "/transitions", new { to = "approved", version = 1 });
        return (await head.GetByteArrayAsync(path + "/pack.zip"), report.Text("hash"));
    }

    private string Keep(byte[] bytes)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static (int Code, string Said, string Complaints) Verify(params string[] rest) => Run(["report", "verify", .. rest]);

    private static (int Code, string Said, string Complaints) Run(string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        return (ReportCommand.Run(args, output, errors), output.ToString(), errors.ToString());
    }
}
