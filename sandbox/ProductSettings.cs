using Saphansung.Sandbox.Setup;

namespace Saphansung.Sandbox;

internal static class ProductSettings
{
    public static IReadOnlyDictionary<string, string> For(SandboxOptions options, Secrets secrets, string connectionString) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = options.Site,
            ["ASPNETCORE_CONTENTROOT"] = Repository.Path("api"),
            ["ConnectionStrings__Saphansung"] = connectionString,
            ["Line__ChannelId"] = secrets.ChannelId,
            ["Line__ChannelSecret"] = secrets.ChannelSecret,
            ["Line__BotUserId"] = secrets.BotUserId,
            ["Line__LoginChannelId"] = secrets.LoginChannelId,
            ["Line__LiffId"] = secrets.LiffId,
            ["Line__ApiUrl"] = options.Line,
            ["Line__DataUrl"] = options.Line,
            ["Line__LiffUrl"] = $"{options.Line}/liff",
            ["Line__Simulated"] = options.Line,
            // Whoever tries the service out does so at any hour, and sees changes go together.
            ["Line__QuietHours"] = "false",
            ["Line__Merging"] = "true",
            ["Session__SigningKey"] = secrets.SessionKey,
            ["Photos__SigningKey"] = secrets.PhotosKey,
            ["Webhooks__SigningKey"] = secrets.WebhooksKey,
            // The simulated side has a partner's receiver to send to.
            ["Webhooks__AllowedHosts__0"] = new Uri(options.Line).Authority,
            // LINE fetches the pictures of the news from here.
            ["News__SiteUrl"] = options.Site,
            ["Map__Tiles"] = options.Line + "/_sim/tiles/{z}/{x}/{y}.svg",
            // Whoever tries the service out may also try how much it bears.
            ["RateLimits__Requests"] = "1000000",
            ["RateLimits__Anonymous"] = "1000000",
            ["Map__Attribution"] = "แผนที่จำลอง (ตัวอย่าง)",
        };
}
