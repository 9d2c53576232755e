namespace Saphansung.Api.Setup;

/// <summary>
/// The same from a shell: <c>Saphansung.Api line check</c>, <c>line deploy-menus</c>, <c>line roll-back-menus</c>. Ends with 0 when all is
/// well and with 1 when something needs a person.
/// </summary>
internal static class SetupCommand
{
    public static bool Asked(string[] args) => args is ["line", ..];

    public static async Task<int> Run(string[] args, IServiceProvider services)
    {
        switch (args)
        {
            case ["line", "check"]:
                var findings = await services.GetRequiredService<CheckLine>().Run(default);
                foreach (var finding in findings)
                    Console.WriteLine($"{finding.State,-8} {finding.Name.En}: {finding.Found}{(finding.Fix is { } fix ? $"\n         {fix.Th}\n         {fix.En}" : "")}");
                return findings.Any(f => f.State == "bad") ? 1 : 0;
            case ["line", "deploy-menus"]:
                return Say(await services.GetRequiredService<RichMenuReleases>().Deploy(null, default));
            case ["line", "roll-back-menus"]:
                return Say(await services.GetRequiredService<RichMenuReleases>().RollBack(default));
            default:
                Console.Error.WriteLine("line check | line deploy-menus | line roll-back-menus");
                return 2;
        }
    }

    private static int Say(RichMenuReleases.Result result)
    {
        Console.WriteLine(result.Refused is { } refused ? $"refused: {refused.Code} {refused.Errors?.GetValueOrDefault("line")?[0]}" : $"live: {result.Version}");
        return result.Refused is null ? 0 : 1;
    }
}
