using System.Text.Json;

namespace Saphansung.Tests.Sandbox;

public sealed class RunSandboxTests
{
    private static readonly string[] PersonaKeys =
    [
        "resident-1", "resident-2", "resident-3", "committee-1", "trainee-1", "trainee-2", "trainee-3", "officer-1", "head-1",
        "director-1", "admin-1",
    ];

    [Fact(Timeout = 600_000)]
    public async Task It_says_who_can_be_tried_out_brings_a_killed_product_back_and_leaves_nothing_running()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var folder = new SandboxFolder();
        using var sandbox = folder.Start("--no-demo");
        await sandbox.Says("Ready:", ct);
        sandbox.Lines[^1].ShouldBe(FormattableString.Invariant($"Ready: http://localhost:{folder.Port}"));
        await DemoFileIsWhole(folder, ct);

        await KilledProductLosesAndDoublesNothing(sandbox, folder, ct);

        var product = folder.Product();
        var postgres = await folder.Postgres(ct);
        await sandbox.Terminate();
        (await sandbox.Ends(ct)).ShouldBe(0);
        product.IsAlive.ShouldBeFalse();
        postgres.IsAlive.ShouldBeFalse();
    }

    [Fact(Timeout = 600_000)]
    public async Task A_start_after_a_kill_ends_what_was_left_and_reset_starts_over()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var folder = new SandboxFolder();
        using var killed = folder.Start("--no-demo");
        await killed.Says("Ready:", ct);
        var product = folder.Product();
        var postgres = await folder.Postgres(ct);
        var secret = (await folder.Json("secrets.json", ct)).GetProperty("channelSecret").GetString();
        killed.Kill();
        await killed.Ends(ct);
        product.IsAlive.ShouldBeTrue();

        using var next = folder.Start("--no-demo", "--reset");
        await next.Says("Ready:", ct);
        product.IsAlive.ShouldBeFalse();
        postgres.IsAlive.ShouldBeFalse();
        (await folder.Json("secrets.json", ct)).GetProperty("channelSecret").GetString().ShouldNotBe(secret);
        await next.Terminate();
        (await next.Ends(ct)).ShouldBe(0);
    }

    // The product dies in the instant after it has said 200 to "done"; the message about it may be on its way or not.
    private static async Task KilledProductLosesAndDoublesNothing(SandboxProcess sandbox, SandboxFolder folder, CancellationToken ct)
    {
        var demo = await folder.Json("demo.json", ct);
        using var story = new SandboxStory(demo);
        var incident = await story.ClaimedFixed();

        using (var process = System.Diagnostics.Process.GetProcessById(folder.Product().Id)) process.Kill();
        await sandbox.Says("product is back", ct);

        (await story.Resident.Get($"/api/v1/incidents/{incident.Id}")).Text("status").ShouldBe("claimed_fixed");
        await App.Eventually(async () => (await story.Delivered(incident.Reference)).ShouldBe(["sent"]), TimeSpan.FromSeconds(60));
        (await story.Inbox()).ShouldHaveSingleItem().ShouldContain(incident.Reference);
    }

    private static async Task DemoFileIsWhole(SandboxFolder folder, CancellationToken ct)
    {
        var demo = await folder.Json("demo.json", ct);
        demo.GetProperty("site").GetString().ShouldBe(FormattableString.Invariant($"http://localhost:{folder.Port}"));
        demo.GetProperty("line").GetString().ShouldBe(FormattableString.Invariant($"http://localhost:{folder.LinePort}"));
        var personas = demo.GetProperty("personas").EnumerateArray().ToList();
        personas.Select(persona => persona.GetProperty("key").GetString()).ShouldBe(PersonaKeys, ignoreOrder: true);
        personas.ShouldAllBe(persona => persona.GetProperty("userId").GetString()!.Length == 33);
        personas.ShouldAllBe(persona => persona.GetProperty("roles").ValueKind == JsonValueKind.Array);
        var agencies = demo.GetProperty("agencies").EnumerateArray().ToList();
        agencies.Select(agency => agency.GetProperty("code").GetString())
            .ShouldBe(["MEA", "MWA", "POLICE", "FIRE", "HOSPITAL", "TELECOM"], ignoreOrder: true);
        agencies.ShouldAllBe(agency => agency.GetProperty("apiKey").GetString()!.StartsWith("sps_live_", StringComparison.Ordinal));
    }
}
