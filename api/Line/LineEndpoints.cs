using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

internal static class LineEndpoints
{
    public static void AddLine(this IServiceCollection services)
    {
        services.AddOptions<LineOptions>().BindConfiguration("Line").ValidateDataAnnotations()
            .Validate<IHostEnvironment>(LineOptions.MayRun, "Line__Simulated and another Line__ApiUrl are for trying out only; remove them or leave Production.")
            .ValidateOnStart();
        services.AddSingleton<ChannelToken>().AddSingleton<LineClient>();
        services.AddHttpClient(LineClient.Name)
            .ConfigureHttpClient((s, http) =>
            {
                http.BaseAddress = s.GetRequiredService<IOptions<LineOptions>>().Value.ApiUrl;
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            // The factory's own loggers would write full URLs; LineClient logs what is needed.
            .RemoveAllLoggers();
        services.AddSingleton<LineMonth>().AddSingleton<Governor>();
        services.AddWork<SendDeliveries>(SendDeliveries.SideBySide).AddWork<ProcessWebhooks>().AddWork<ReleaseWithheld>();
    }

    public static void MapWebhook(this IEndpointRouteBuilder app) => app.MapPost("/line/webhook", ReceiveWebhook.Handle)
        .AllowAnonymous().DisableRateLimiting().WithMetadata(new BodyLimit(ReceiveWebhook.LargestBody)).WithTags("LINE").WithName(nameof(ReceiveWebhook))
        .WithSummary("Takes events from LINE: checks x-line-signature over the raw body, stores them, answers at once.")
        .Refuses(400, 401, 413, 503);

    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("Inbox").RequireAuthorization(Policies.Resident);
        inbox.MapGet("", ListInbox.Handle).WithName(nameof(ListInbox))
            .WithSummary("What the caller was told, newest first.")
            .Refuses(400)
            .Shows(null, """
                {"items":[{"id":"0199d2f0-0000-7000-8000-000000000011","title":"เรื่อง SPS-2569-7K3QF ได้รับแจ้งว่าแก้ไขแล้ว โปรดยืนยันว่าแก้ไขจริง","text":null,"link":"cases/0199d2f0-0000-7000-8000-000000000001","purpose":"case","createdAt":"2026-11-22T03:00:00Z","read":false}],"next":null}
                """);
        inbox.MapGet("/unread", CountUnread.Handle).WithName(nameof(CountUnread))
            .WithSummary("How many of them the caller has not read.")
            .Shows(null, """{"unread":1}""");
        inbox.MapPost("/read", MarkRead.Handle).WithName(nameof(MarkRead))
            .WithSummary("Marks everything up to a line as read.")
            .Refuses(400)
            .Shows("""{"upTo":"0199d2f0-0000-7000-8000-000000000011"}""", """{"unread":0}""");
    }

    public static void MapQuota(this IEndpointRouteBuilder staff)
    {
        var quota = staff.MapGroup("/line").WithTags("Quota");
        quota.MapGet("/quota", GetQuota.Handle).WithName(nameof(GetQuota))
            .WithSummary("The month's messages: plan, used, promised, kept for emergencies, free, and where it is heading.")
            .Shows(null, """
                {"from":"2026-10-31T15:00:00Z","until":"2026-11-30T15:00:00Z","plan":300,"used":212,"countedBy":"line","lineUsed":212,"lineReadAt":"2026-11-22T02:58:00Z","ownUsed":205,"reserved":3,"reserve":45,"free":40,"withheld":0,"toldByReply":9,"toldByInbox":4,"forecast":281,"purposes":[{"purpose":"case","used":205,"reserved":3,"lastDays":180}]}
                """);
        quota.MapGet("/withheld", ListWithheld.Handle).WithName(nameof(ListWithheld))
            .WithSummary("Messages that found no room in the month, and how their readers were told after all.")
            .Shows(null, """
                {"items":[{"id":"0199d2f0-0000-7000-8000-000000000007","purpose":"case","incident":"SPS-2569-7K3QF","people":1,"state":"sent","reason":"โควตาข้อความของเดือนนี้หมด","withheldAt":"2026-11-22T02:58:00Z","toldBy":"reply","toldAt":"2026-11-22T03:00:00Z"}],"next":null}
                """);
    }

    public static void MapDeliveries(this IEndpointRouteBuilder staff)
    {
        var deliveries = staff.MapGroup("/deliveries").WithTags("Deliveries");
        deliveries.MapGet("", ListDeliveries.Handle).WithName(nameof(ListDeliveries))
            .WithSummary("Messages to LINE, newest first: what waits, what was accepted, and what is stuck and needs a person.")
            .Shows(null, """
                {"items":[{"id":"0199d2f0-0000-7000-8000-000000000007","kind":"line_push","state":"stuck","incident":"SPS-2569-7K3QF","attempts":1,"dueAt":"2026-11-22T03:00:00Z","createdAt":"2026-11-22T02:59:00Z","lastError":"LINE ตอบ 400: Failed to send messages"}],"next":null}
                """);
        deliveries.MapPost("/{id}/retry", RetryDelivery.Handle).WithName(nameof(RetryDelivery)).RequireAuthorization(Policies.Caseworker)
            .WithSummary("Sends a stuck push again; under the same retry key while LINE knows it, else as a new message.")
            .Refuses(404, 409)
            .Shows(null, """{"id":"0199d2f0-0000-7000-8000-000000000007","state":"waiting"}""");
    }
}
