using System.Diagnostics;

namespace Saphansung.Tests.Platform;

/// <summary>A wrong setting stops the start with a sentence that names it: what an administrator sees, in a process of its own.</summary>
public sealed class StartingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> Right = new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["ConnectionStrings__Saphansung"] = "Host=127.0.0.1;Port=1",
        ["Line__ChannelId"] = LineSide.ChannelId,
        ["Line__ChannelSecret"] = LineSide.ChannelSecret,
        ["Line__BotUserId"] = LineSide.BotUserId,
        ["Line__LoginChannelId"] = LineSide.LoginChannelId,
        ["Line__LiffId"] = LineSide.LiffId,
        ["Session__SigningKey"] = Convert.ToBase64String(new byte[32]),
        ["Photos__SigningKey"] = Convert.ToBase64String(new byte[32]),
        ["Webhooks__SigningKey"] = Convert.ToBase64String(new byte[32]),
    };

    [Theory]
    [InlineData("ConnectionStrings__Saphansung", "")]
    [InlineData("Line__ChannelSecret", "")]
    [InlineData("Line__BotUserId", "U123")]
    [InlineData("Line__LiffId", "9999999999-abcd1234")]
    [InlineData("Line__Simulated", "http://localhost:5081")]
    [InlineData("Line__ApiUrl", "http://localhost:5081")]
    [InlineData("Session__SigningKey", "c2hvcnQ=")]
    [InlineData("Photos__SigningKey", "")]
    [InlineData("Webhooks__SigningKey", "c2hvcnQ=")]
    [InlineData("Webhooks__AllowedHosts__0", "https://hooks.example.org/")]
    public async Task It_does_not_start_in_production_with(string name, string value)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Saphansung.Api.dll")])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, right) in Right) start.Environment[key] = right;
        start.Environment[name] = value;
        using var product = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);

        try
        {
            var said = await Task.WhenAll(product.StandardError.ReadToEndAsync(patience.Token), product.StandardOutput.ReadToEndAsync(patience.Token));
            await product.WaitForExitAsync(patience.Token);

            product.ExitCode.ShouldNotBe(0);
            string.Concat(said).ShouldContain(name);
        }
        finally
        {
            if (!product.HasExited) product.Kill();
        }
    }
}
