using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Setup;

/// <summary>Bringing LINE's side into the state that the service needs, and seeing whether it is.</summary>
internal static class SetupEndpoints
{
    /// <param name="Version">Of the menus that people see now.</param>
    public sealed record Deployed(string Version);

    public static void AddSetup(this IServiceCollection services)
    {
        services.AddSingleton<RichMenuFiles>().AddSingleton<RichMenuReleases>().AddSingleton<CheckLine>();
        services.AddHttpClient(CheckLine.SiteClient, http => http.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddWork<LinkRichMenus>();
    }

    public static void MapSetup(this IEndpointRouteBuilder staff)
    {
        var setup = staff.MapGroup("/line").WithTags("Setup");
        setup.MapGet("/check", (CheckLine check, CancellationToken ct) => check.Run(ct)).RequireAuthorization(Policies.HeadOrAdmin).WithName(nameof(CheckLine))
            .WithSummary("Asks LINE's channels whether they are set up as the service needs them; each fault comes with the step that mends it.")
            .Shows(null, """
                [{"key":"webhook","state":"bad","name":{"th":"ที่อยู่ webhook","en":"The webhook's address"},"found":"ไม่ได้ตั้ง","fix":{"th":"ตั้ง Webhook URL","en":"Set the webhook URL."},"how":"asked"}]
                """);
        var menus = setup.MapGroup("/rich-menus");
        menus.MapGet("", ListRichMenus.Handle).WithName(nameof(ListRichMenus))
            .WithSummary("The drawn rich menus, what was deployed and when, and how many people see which.")
            .Shows(null, """
                {"drawn":"9f86d081884c","pictures":{"default":"/richmenu/default.png"},"releases":[{"id":"0199d2f0-0000-7000-8000-000000000021","version":"9f86d081884c","state":"live","by":"อารี (ตัวอย่าง)","startedAt":"2026-11-22T03:00:00Z","liveAt":"2026-11-22T03:00:04Z"}],"people":{"waiting":12}}
                """);
        menus.MapPost("/deploy", (ClaimsPrincipal user, RichMenuReleases releases, CancellationToken ct) => Answer(releases.Deploy(Person.Of(user).Id, ct)))
            .RequireAuthorization(Policies.HeadOrAdmin).WithName("DeployRichMenus")
            .WithSummary("Brings the drawn rich menus to LINE and shows them to everybody; does nothing when they are there already.")
            .Refuses(409)
            .Shows(null, """{"version":"9f86d081884c"}""");
        menus.MapPost("/roll-back", (RichMenuReleases releases, CancellationToken ct) => Answer(releases.RollBack(ct)))
            .RequireAuthorization(Policies.HeadOrAdmin).WithName("RollBackRichMenus")
            .WithSummary("Shows everybody the rich menus deployed before the present ones.")
            .Refuses(409)
            .Shows(null, """{"version":"2c26b46b68ff"}""");
    }

    private static async Task<Results<Ok<Deployed>, Refusal>> Answer(Task<RichMenuReleases.Result> deployment) =>
        await deployment is { Refused: { } refused } ? refused : TypedResults.Ok(new Deployed((await deployment).Version));
}
