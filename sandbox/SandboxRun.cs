using System.Text.Json;
using Saphansung.Migrations;
using Saphansung.Sandbox.Demo;
using Saphansung.Sandbox.Setup;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Sandbox;

internal static class SandboxRun
{
    private const string Database = "saphansung";

    // Thailand's smaller paid plan: trying things out must not run into the 300 messages of the free one.
    private const int MonthlyQuota = 15_000;

    public static async Task Start(SandboxOptions options, Steps steps, CancellationToken ct)
    {
        RequireSensible(options);
        await steps.Run(_ => Node.Find(ct), node => $"Node.js {node.Version}");
        using var folder = await DataFolder.Open(options.Data, options.Reset, steps.Say, ct);
        RequireFree(options.Port, "--port");
        RequireFree(options.LinePort, "--line-port");
        var secrets = Secrets.Keep(folder.File("secrets.json"));

        using var together = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pages = steps.Run(
            log => Pages.Build(Repository.Root, log, together.Token), built => built ? "pages built" : "pages are up to date");
        try
        {
            await using var postgres = await steps.Run(
                log => Postgres.Start(folder.Postgres, durable: true, log, ct),
                started => FormattableString.Invariant($"PostgreSQL on 127.0.0.1:{started.Port}"));
            await pages;
            await Serve(options, steps, folder, secrets, postgres, ct);
        }
        finally
        {
            await together.CancelAsync();
            await pages.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task Serve(
        SandboxOptions options, Steps steps, DataFolder folder, Secrets secrets, Postgres postgres, CancellationToken ct)
    {
        var connectionString = postgres.ConnectionString(Database);
        await steps.Run("schema and district are up to date", async _ =>
        {
            await postgres.CreateDatabase(Database, ct);
            await Migrator.Run(connectionString, ct);
            await District.Load(connectionString, District.Folder, TimeProvider.System, ct);
        });
        var accounts = await steps.Run(
            _ => LoadDemo(options, secrets, connectionString, ct),
            _ => options.Demo ? "demo cases are there" : "demo people are there, without cases");
        await using var line = await steps.Run(_ => StartLine(options, secrets, ct), _ => "simulated LINE");
        await using var product = await steps.Run(
            _ => Product.Start(options.Site, folder, ProductSettings.For(options, secrets, connectionString), ct),
            _ => "product is ready");
        await steps.Run("rich menus are in the simulated LINE", _ => DeployMenus(options, line, ct));
        if (options.Demo) await DemoNetwork.Speak(line, connectionString, ct);
        if (options.Demo) await WriteReports(options, line, ct);
        if (options.Demo) await DemoTraffy.Write(connectionString, folder.File("traffy.csv"), ct);
        new DemoFile(options.Site, options.Line, accounts.Personas, accounts.Agencies).Write(folder.File("demo.json"));
        steps.List(
        [
            ("Phone", options.Line),
            ("Staff pages", $"{options.Site}/staff/"),
            ("Swagger UI", $"{options.Site}/swagger"),
            ("People and keys", folder.File("demo.json")),
            ("Product's log", folder.File("product.log")),
        ]);
        steps.Ready(options.Site);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await await Task.WhenAny(product.KeepRunning(steps, watching.Token), postgres.KeepRunning(steps.Say, watching.Token));
        }
        finally
        {
            await watching.CancelAsync();
        }
    }

    private static async Task<DemoAccounts> LoadDemo(SandboxOptions options, Secrets secrets, string connectionString, CancellationToken ct)
    {
        if (!options.Demo) return await DemoData.LoadAccounts(connectionString, secrets.AgencyKeys, TimeProvider.System, ct);
        var accounts = await DemoData.Load(connectionString, secrets.AgencyKeys, TimeProvider.System, ct);
        if (await DemoNetwork.Bind(connectionString, ct)) await DemoReports.SaveTrends(connectionString, ct);
        return accounts;
    }

    private static async Task<SimulatedLinePlatform> StartLine(SandboxOptions options, Secrets secrets, CancellationToken ct)
    {
        var line = await SimulatedLinePlatform.Start(
            new SimulatedLineOptions
            {
                Port = options.LinePort,
                SiteUrl = options.Site,
                WebhookUrl = $"{options.Site}/line/webhook",
                ChannelId = secrets.ChannelId,
                ChannelSecret = secrets.ChannelSecret,
                LoginChannelId = secrets.LoginChannelId,
                LiffId = secrets.LiffId,
                BotUserId = secrets.BotUserId,
                MonthlyQuota = MonthlyQuota,
            },
            ct);
        line.AddPersonas(DemoData.Personas.Select(persona => new Persona(persona.Key, persona.UserId, persona.Name, persona.Roles)));
        if (options.Demo) DemoNetwork.Gather(line);
        return line;
    }

    /// <summary>As the head would with the button on the staff pages.</summary>
    private static async Task DeployMenus(SandboxOptions options, SimulatedLinePlatform line, CancellationToken ct)
    {
        using var head = await SignIn(options, line, "head", ct);
        using var deployed = await head.PostAsync(new Uri("/api/v1/staff/line/rich-menus/deploy", UriKind.Relative), null, ct);
        deployed.EnsureSuccessStatusCode();
    }

    private static async Task WriteReports(SandboxOptions options, SimulatedLinePlatform line, CancellationToken ct)
    {
        using var officer = await SignIn(options, line, "officer", ct);
        using var head = await SignIn(options, line, "head", ct);
        await DemoReports.Write(officer, head, ct);
    }

    private static async Task<HttpClient> SignIn(SandboxOptions options, SimulatedLinePlatform line, string role, CancellationToken ct)
    {
        var http = new HttpClient { BaseAddress = new Uri(options.Site) };
        var somebody = DemoData.Personas.First(persona => persona.Roles.Contains(role, StringComparer.Ordinal));
        using var signedIn = await http.PostAsJsonAsync("/api/v1/sessions", new { idToken = line.IdToken(somebody.UserId, somebody.Name) }, ct);
        var session = await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        return http;
    }

    private static void RequireSensible(SandboxOptions options)
    {
        if (options.Port is < 1 or > ushort.MaxValue || options.LinePort is < 1 or > ushort.MaxValue || options.Port == options.LinePort)
            throw new SetupException("--port and --line-port must be two different numbers from 1 to 65535.");
    }

    private static void RequireFree(int port, string option)
    {
        if (!Ports.IsFree(port))
            throw new SetupException(FormattableString.Invariant($"Port {port} is in use by another program: end that, or choose another port with {option}."));
    }
}
