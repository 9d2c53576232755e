using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Saphansung.Api.Auth;

namespace Saphansung.Tests.Platform;

/// <summary>A wrong setting stops the start with a sentence that names it.</summary>
public sealed class StartingTests
{
    private static readonly Dictionary<string, string> Right = new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Saphansung"] = "Host=127.0.0.1;Port=1",
        ["Line:ChannelId"] = LineSide.ChannelId,
        ["Line:ChannelSecret"] = LineSide.ChannelSecret,
        ["Line:BotUserId"] = LineSide.BotUserId,
        ["Line:LoginChannelId"] = LineSide.LoginChannelId,
        ["Line:LiffId"] = LineSide.LiffId,
        ["Session:SigningKey"] = Convert.ToBase64String(new byte[32]),
        ["Photos:SigningKey"] = Convert.ToBase64String(new byte[32]),
    };

    [Theory]
    [InlineData("ConnectionStrings:Saphansung", "", "ConnectionStrings__Saphansung")]
    [InlineData("Line:ChannelSecret", "", "Line__ChannelSecret")]
    [InlineData("Line:BotUserId", "U123", "Line__BotUserId")]
    [InlineData("Line:LiffId", "9999999999-abcd1234", "Line__LiffId")]
    [InlineData("Line:Simulated", "http://localhost:5081", "Line__Simulated")]
    [InlineData("Line:ApiUrl", "http://localhost:5081", "Line__ApiUrl")]
    [InlineData("Session:SigningKey", "c2hvcnQ=", "Session__SigningKey")]
    [InlineData("Photos:SigningKey", "", "Photos__SigningKey")]
    public void It_does_not_start_in_production_with(string name, string value, string said)
    {
        using var factory = new WebApplicationFactory<Person>();
        using var product = factory.WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            foreach (var (key, right) in Right) builder.UseSetting(key, key == name ? value : right);
            builder.UseSetting(name, value);
        });

        Should.Throw<Exception>(() => product.Services).ToString().ShouldContain(said);
    }
}
