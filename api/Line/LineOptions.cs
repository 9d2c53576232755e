using System.ComponentModel.DataAnnotations;

namespace Saphansung.Api.Line;

/// <summary>LINE's channels and hosts, section <c>Line</c> of the configuration.</summary>
public sealed class LineOptions : IValidatableObject
{
    /// <summary>Messaging API channel: its id and secret mint the channel token; the secret also signs webhooks.</summary>
    [Required(ErrorMessage = "Set Line__ChannelId to the Messaging API channel's id.")]
    public string ChannelId { get; set; } = "";

    [Required(ErrorMessage = "Set Line__ChannelSecret to the Messaging API channel's secret.")]
    public string ChannelSecret { get; set; } = "";

    /// <summary>The bot's own user id, the <c>destination</c> of its webhooks.</summary>
    [RegularExpression("^U[0-9a-f]{32}$", ErrorMessage = "Set Line__BotUserId to the bot's user id (U and 32 hex digits).")]
    [Required(ErrorMessage = "Set Line__BotUserId to the bot's user id (U and 32 hex digits).")]
    public string BotUserId { get; set; } = "";

    /// <summary>LINE Login channel: the audience of every ID token we accept.</summary>
    [Required(ErrorMessage = "Set Line__LoginChannelId to the LINE Login channel's id.")]
    public string LoginChannelId { get; set; } = "";

    [Required(ErrorMessage = "Set Line__LiffId to the id of the LIFF app, <LoginChannelId>-xxxxxxxx.")]
    public string LiffId { get; set; } = "";

    public Uri ApiUrl { get; set; } = new("https://api.line.me");
    public Uri DataUrl { get; set; } = new("https://api-data.line.me");
    public Uri LiffUrl { get; set; } = new("https://liff.line.me");

    /// <summary>Where the browser reaches the simulated LINE; never set for a real service.</summary>
    public Uri? Simulated { get; set; }

    /// <summary>Messages that can wait do not go out at night; the hours are the district's. When not set: unless LINE is simulated.</summary>
    public bool? QuietHours { get; set; }

    /// <summary>What can wait goes out as one message per person and hour. When not set: unless LINE is simulated.</summary>
    public bool? Merging { get; set; }

    internal bool Night => QuietHours ?? Simulated is null;

    internal bool Merges => Merging ?? Simulated is null;

    /// <summary>Whoever answers in LINE's place decides who people are: never in production.</summary>
    internal static bool MayRun(LineOptions line, IHostEnvironment environment) =>
        !environment.IsProduction() || (line.Simulated is null && line.ApiUrl.Host == "api.line.me");

    /// <summary>A link that opens a page of ours inside LINE; the path style survives LINE's login redirects.</summary>
    public string Link(string path) => $"{LiffUrl.ToString().TrimEnd('/')}/{LiffId}/{path}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!LiffId.StartsWith(LoginChannelId + "-", StringComparison.Ordinal))
            yield return new("Line__LiffId must begin with Line__LoginChannelId and a dash.");
    }
}
