using Microsoft.AspNetCore.Http;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class WebhookScenes
{
    private const string Admin = "อารี";
    private static readonly string[] Counts = ["waiting", "stuck", "milliseconds", "queued"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListWebhooks"] = async w => await At(w, await Told(w)),
        ["CreateWebhook"] = async w => Scene(w, await w.ByAgency()),
        ["ChangeWebhook"] = async w => await At(w, await Made(w)),
        ["DeleteWebhook"] = async w => await At(w, await Made(w)),
        ["RotateWebhookSecret"] = async w => await At(w, await Made(w)),
        ["PingWebhook"] = async w => await At(w, await Made(w)),
        ["ListWebhookDeliveries"] = async w =>
        {
            var (hook, made) = (await Made(w), await Stuck(w));
            return (await At(w, hook)).Of(made);
        },
        ["ReplayWebhooks"] = async w =>
        {
            var hook = await Made(w);
            await Stuck(w);
            return await At(w, hook);
        },
        ["ReplayWebhook"] = async w => await AtDelivery(w, await w.ByAgency()),
        ["ListAllWebhooks"] = async w =>
        {
            await Told(w);
            return Scene(w, w.By(Admin));
        },
        ["ListDeliveriesOfWebhook"] = async w =>
        {
            var (hook, made) = (await Made(w), await Stuck(w));
            return Scene(w, w.By(Admin)).At(hook).Of(made);
        },
        ["PingAnyWebhook"] = async w => Scene(w, w.By(Admin)).At(await Made(w)),
        ["ReplayAnyWebhooks"] = async w =>
        {
            var hook = await Made(w);
            await Stuck(w);
            return Scene(w, w.By(Admin)).At(hook);
        },
        ["ReplayAnyWebhook"] = async w => await AtDelivery(w, w.By(Admin)),
        ["SwitchWebhook"] = async w => Scene(w, w.By(Admin)).At(await Made(w)),
        ["RotateAnyWebhookSecret"] = async w => Scene(w, w.By(Admin)).At(await Made(w)),
    };

    private static Scene Scene(DocumentedWorld w, HttpClient by) => new Scene(by).Knows("https://hooks.example.org/", w.Receiver.Site.ToString()).Counts(Counts);

    private static async Task<Scene> At(DocumentedWorld w, string hook) => Scene(w, await w.ByAgency()).At(hook).Knows(11, hook);

    private static async Task<Scene> AtDelivery(DocumentedWorld w, HttpClient by)
    {
        await Made(w);
        await Stuck(w);
        var sent = await w.Sql<Guid>("select id from outbox where state = 'stuck' and endpoint_id is not null order by id desc limit 1");
        return Scene(w, by).At(sent).Knows(12, sent);
    }

    /// <summary>The agency's only one.</summary>
    private static async Task<string> Made(DocumentedWorld w)
    {
        w.Receiver.Recovers("saphansung");
        await w.Sql("update webhook_endpoint set deleted_at = created_at where deleted_at is null");
        var request = w.Request("CreateWebhook");
        request["url"] = w.Receiver.Site + "saphansung";
        return (await (await w.ByAgency()).Post("/api/v1/agency/webhooks", request, Guid.NewGuid().ToString())).Text("id");
    }

    private static async Task<string> Told(DocumentedWorld w)
    {
        var hook = await Made(w);
        await w.Offered(there: false);
        await App.Eventually(async () =>
        {
            await w.Look();
            return await w.Sql<bool>("select last_success_at is not null from webhook_endpoint where id = $1", Guid.Parse(hook));
        });
        return hook;
    }

    /// <summary>A dead letter: the receiver failed ten times.</summary>
    private static async Task<Made> Stuck(DocumentedWorld w)
    {
        w.Receiver.Answers("saphansung", async http =>
        {
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync("Internal Server Error");
        });
        var made = await w.Offered(there: false);
        await App.Eventually(async () =>
        {
            await w.Look();
            return await w.Sql<bool>("select exists (select from outbox where incident_id = $1 and endpoint_id is not null and state = 'waiting' and attempts = 1)", made.Id);
        });
        await w.Sql("update outbox set state = 'stuck', attempts = 10 where incident_id = $1 and endpoint_id is not null", made.Id);
        return made;
    }
}
