namespace Saphansung.Api.Reports;

/// <summary><c>Saphansung.Api report verify pack.zip [hash]</c>: needs no database. 0 when all matches, 1 when something does not.</summary>
internal static class ReportCommand
{
    public static bool Asked(string[] args) => args is ["report", ..];

    public static int Run(string[] args)
    {
        if (args is not (["report", "verify", _] or ["report", "verify", _, _]))
        {
            Console.Error.WriteLine("report verify <pack.zip> [hash]");
            return 2;
        }

        if (!File.Exists(args[2]))
        {
            Console.Error.WriteLine($"There is no file {args[2]}.");
            return 2;
        }

        using var pack = File.OpenRead(args[2]);
        var wrong = ProofPack.Verify(pack, args.ElementAtOrDefault(3));
        foreach (var line in wrong) Console.WriteLine(line);
        Console.WriteLine(wrong.Count == 0 ? "Every figure follows from the data, and the chain is whole." : $"{wrong.Count} do not match.");
        return wrong.Count == 0 ? 0 : 1;
    }
}
