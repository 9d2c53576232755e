namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Puts the parts together; every one of them is a single object of the simulated world.</summary>
internal static class Parts
{
    public static void Add(IServiceCollection services, SimulatedLineOptions options) => services
        .AddRoutingCore()
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1))
        .AddSingleton(options)
        .AddSingleton(options.Clock)
        .AddSingleton<Addresses>()
        .AddSingleton<Changes>()
        .AddSingleton<People>()
        .AddSingleton<Groups>()
        .AddSingleton<Chats>()
        .AddSingleton<Contents>()
        .AddSingleton<Quota>()
        .AddSingleton<SentCounts>()
        .AddSingleton<RetryKeys>()
        .AddSingleton<ReplyTokens>()
        .AddSingleton<RateLimits>()
        .AddSingleton<Faults>()
        .AddSingleton<RichMenus>()
        .AddSingleton<RequestLog>()
        .AddSingleton<SigningKeys>()
        .AddSingleton<ChannelTokens>()
        .AddSingleton<UserTokens>()
        .AddSingleton<IdTokens>()
        .AddSingleton<Sending>()
        .AddSingleton<WebhookEffects>()
        .AddSingleton<Webhooks>()
        .AddSingleton<Talk>()
        .AddSingleton<Hooks>()
        .AddSingleton<Memory>();

    public static void Map(WebApplication app)
    {
        app.Use(next => new BrowserGuard(app.Services.GetRequiredService<Addresses>(), next).Invoke);
        app.UseWhen(context => Door.IsLine(context.Request.Path), line => line.Use(next => ActivatorUtilities.CreateInstance<Door>(app.Services, next).Invoke));
        app.UseWhen(context => !Door.IsLine(context.Request.Path), own => own.Use(Refusals));
        app.UseRouting();
        LoginEndpoints.Map(app);
        MessageEndpoints.Map(app);
        AccountEndpoints.Map(app);
        RichMenuEndpoints.Map(app);
        Control.Map(app);
        PhoneEndpoints.Map(app);
        app.UseEndpoints(_ => { });
    }

    private static async Task Refusals(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["x-line-request-id"] = Guid.NewGuid().ToString();
        try
        {
            await next(context);
        }
        catch (LineRefusal refusal)
        {
            await Door.Write(context, refusal);
        }
    }
}
