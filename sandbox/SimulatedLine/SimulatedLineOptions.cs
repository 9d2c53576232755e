namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>What the simulated LINE stands in for: two channels of one provider, a LIFF app and a plan.</summary>
public sealed record SimulatedLineOptions
{
    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>The product as the browser reaches it; pages from there may call the control paths.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>Where webhooks go, as set in LINE's console.</summary>
    public string? WebhookUrl { get; init; }

    public required string ChannelId { get; init; }
    public required string ChannelSecret { get; init; }
    public required string LoginChannelId { get; init; }
    public required string LiffId { get; init; }
    public required string BotUserId { get; init; }
    public string BotName { get; init; } = "สะพานสูง (ตัวอย่าง)";

    /// <summary>Thailand's free plan; null is a plan without a limit.</summary>
    public int? MonthlyQuota { get; init; } = 300;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a hanging call is held, and how long a webhook is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
