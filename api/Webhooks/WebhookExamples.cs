namespace Saphansung.Api.Webhooks;

/// <summary>What the calls may look like, for the contract. Names and addresses are invented.</summary>
internal static class WebhookExamples
{
    public const string New = """
        {"url":"https://hooks.example.org/saphansung","label":"ระบบศูนย์รับเรื่อง","types":["assignment.offered","case.disputed"]}
        """;

    public const string Webhook = """
        {"id":"0199d2f0-0000-7000-8000-000000000011","agency":"MEA","url":"https://hooks.example.org/saphansung","label":"ระบบศูนย์รับเรื่อง","types":["assignment.offered","case.disputed"],"createdAt":"2026-11-22T03:00:00Z","disabledAt":null,"disabledBy":null,"oldSecretUntil":null,"lastSuccessAt":null,"failures":0,"failingSince":null,"lastError":null,"waiting":0,"stuck":0}
        """;

    public const string Webhooks = """
        [{"id":"0199d2f0-0000-7000-8000-000000000011","agency":"MEA","url":"https://hooks.example.org/saphansung","label":"ระบบศูนย์รับเรื่อง","types":["assignment.offered","case.disputed"],"createdAt":"2026-11-22T03:00:00Z","disabledAt":null,"disabledBy":null,"oldSecretUntil":null,"lastSuccessAt":"2026-11-22T03:10:01Z","failures":0,"failingSince":null,"lastError":null,"waiting":0,"stuck":0}]
        """;

    public const string Made = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000011","secret":"whsec_...","webhook":{{Webhook}}}
        """;

    public const string Change = """
        {"types":[],"enabled":true}
        """;

    public const string Changed = """
        {"id":"0199d2f0-0000-7000-8000-000000000011","agency":"MEA","url":"https://hooks.example.org/saphansung","label":"ระบบศูนย์รับเรื่อง","types":[],"createdAt":"2026-11-22T03:00:00Z","disabledAt":null,"disabledBy":null,"oldSecretUntil":null,"lastSuccessAt":null,"failures":0,"failingSince":null,"lastError":null,"waiting":0,"stuck":0}
        """;

    public const string Switch = """
        {"enabled":false}
        """;

    public const string Switched = """
        {"id":"0199d2f0-0000-7000-8000-000000000011","agency":"MEA","url":"https://hooks.example.org/saphansung","label":"ระบบศูนย์รับเรื่อง","types":["assignment.offered","case.disputed"],"createdAt":"2026-11-22T03:00:00Z","disabledAt":"2026-11-22T04:00:00Z","disabledBy":"staff","oldSecretUntil":null,"lastSuccessAt":null,"failures":0,"failingSince":null,"lastError":null,"waiting":0,"stuck":0}
        """;

    public const string Rotate = """
        {"overlapHours":24}
        """;

    public const string Rotated = """
        {"id":"0199d2f0-0000-7000-8000-000000000011","secret":"whsec_...","oldSecretUntil":"2026-11-23T03:10:00Z"}
        """;

    public const string Answered = """
        {"webhookId":"0199d2f0-0000-7000-8000-000000000012","delivered":true,"status":204,"error":null,"milliseconds":41}
        """;

    public const string Deliveries = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000012","webhookId":"0199d2f0-0000-7000-8000-000000000013","type":"assignment.offered","state":"stuck","incidentId":"0199d2f0-0000-7000-8000-000000000001","attempts":10,"createdAt":"2026-11-19T03:10:00Z","dueAt":"2026-11-22T06:45:05Z","sentAt":null,"status":500,"error":"500 Internal Server Error"}],"next":null}
        """;

    public const string Since = """
        {"since":"2026-11-20T00:00:00+07:00"}
        """;

    public const string Queued = """
        {"queued":12}
        """;

    public const string Replayed = """
        {"id":"0199d2f0-0000-7000-8000-000000000012","state":"waiting"}
        """;
}
