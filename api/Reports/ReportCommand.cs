namespace Saphansung.Api.Reports;

/// <summary>
/// <c>Saphansung.Api report verify pack.zip [hash]</c>: needs no database. 0 when all matches, 1 when something does not, 2 when it was
/// asked wrongly.
/// </summary>
internal static class ReportCommand
{
    /// <summary>Fewer digits would fit many a hash.</summary>
    private const int LeastOfHash = 8;

    private const string Computed = "Every figure about cases was computed again from the cases of the pack and matches.";
    private const string Given = "surveys, courses, followers, news, chronic points, PDCA, the goals and all targets but resolved, evidence and speed.";

    public static bool Asked(string[] args) => args is ["report", ..];

    public static int Run(string[] args) => Run(args, Console.Out, Console.Error);

    internal static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var hash = args.ElementAtOrDefault(3);
        if (args is not (["report", "verify", _] or ["report", "verify", _, _]) || hash is { Length: < LeastOfHash })
        {
            errors.WriteLine($"report verify <pack.zip> [hash, or at least its first {LeastOfHash} digits]");
            return 2;
        }

        if (!File.Exists(args[2]))
        {
            errors.WriteLine($"There is no file {args[2]}.");
            return 2;
        }

        using var pack = File.OpenRead(args[2]);
        var found = ProofPack.Check(pack, hash);
        foreach (var line in found.Wrong) output.WriteLine(line);
        if (found.Hash is not null) output.WriteLine($"Hash of the figures: {found.Hash}");
        if (found.Head is not null) output.WriteLine($"Head of the chain of events: {found.Head}");
        output.WriteLine(found.Wrong.Count > 0
            ? $"{found.Wrong.Count} do not match."
            : $"{Computed} Given by the office and {(hash is null ? "not held against any hash" : "only held against the hash")}: {Given}");
        return found.Wrong.Count == 0 ? 0 : 1;
    }
}
