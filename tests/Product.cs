using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Saphansung.Api.Auth;

namespace Saphansung.Tests;

/// <summary>The product's own entry point on real Kestrel; only the clock, the logs and (when asked) the workers are the test's.</summary>
internal sealed class Product(int port, bool working, ManualTime time, LogRecorder log, Dictionary<string, string> settings) : WebApplicationFactory<Person>
{
    private bool started;

    public HttpClient Client(params DelegatingHandler[] handlers)
    {
        if (!started)
        {
            UseKestrel(port);
            StartServer();
            started = true;
        }

        return CreateDefaultClient(new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()), handlers);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("Line:ChannelId", LineSide.ChannelId);
        builder.UseSetting("Line:ChannelSecret", LineSide.ChannelSecret);
        builder.UseSetting("Line:BotUserId", LineSide.BotUserId);
        builder.UseSetting("Line:LoginChannelId", LineSide.LoginChannelId);
        builder.UseSetting("Line:LiffId", LineSide.LiffId);
        builder.UseSetting("Session:SigningKey", Convert.ToBase64String(SHA256.HashData("session"u8)));
        builder.UseSetting("Photos:SigningKey", Convert.ToBase64String(SHA256.HashData("photos"u8)));
        builder.UseSetting("Webhooks:SigningKey", Convert.ToBase64String(SHA256.HashData("webhooks"u8)));
        builder.UseSetting("RateLimits:Anonymous", "100000");
        builder.UseSetting("RateLimits:Requests", "100000");
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(time);
            if (working) return;
            foreach (var worker in services.Where(IsWorker).ToList()) services.Remove(worker);
        });
    }

    private static bool IsWorker(ServiceDescriptor service) =>
        service is { IsKeyedService: false, ImplementationType: { IsGenericType: true, Name: "Worker`1" } };
}
