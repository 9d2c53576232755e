using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Setup;

/// <summary>
/// The setup doctor: asks the real channels whether they are set up as this service needs them, and says for each fault which step in
/// LINE's consoles mends it. It changes nothing and sends nobody a message. What LINE has no call for is judged by what has been seen,
/// and is <c>unknown</c> until then.
/// </summary>
internal sealed class CheckLine(NpgsqlDataSource database, LineClient line, IOptions<LineOptions> options, IHttpClientFactory clients)
{
    public const string SiteClient = "line-doctor";

    private const string Good = "good";
    private const string Bad = "bad";
    private const string Unknown = "unknown";

    // How it is known.
    private const string Asked = "asked";
    private const string WasSeen = "seen";
    private const string Configured = "settings";

    /// <param name="Key">Stable name of the check.</param>
    /// <param name="State"><c>good</c>, <c>bad</c>, or <c>unknown</c>: nothing seen yet that would tell.</param>
    /// <param name="Name">What was looked at.</param>
    /// <param name="Found">What was found.</param>
    /// <param name="Fix">The step that mends it, or that tells by looking; null when nothing needs mending.</param>
    /// <param name="How"><c>asked</c>: LINE or the site was asked just now; <c>seen</c>: judged by what has come from LINE, which has no call for it; <c>settings</c>: by this service's own settings.</param>
    public sealed record Finding(string Key, string State, Text Name, string Found, Text? Fix, string How = Asked);

    public async Task<IReadOnlyList<Finding>> Run(CancellationToken ct)
    {
        var info = await line.Call(HttpMethod.Get, "/v2/bot/info", null, ct);
        if (!info.Good) return [Token(info)];

        var bot = JsonElement.Parse(info.Body!);
        await using var connection = await database.OpenConnectionAsync(ct);
        var seen = await connection.One<Seen>("""
            select (select count(*) from person where line_user_id is not null)::integer as people,
                   (select count(*) from line_follower)::integer as followers,
                   exists (select from person join line_follower using (line_user_id)) as both,
                   exists (select from webhook_event where state = 'foreign') as strangers,
                   (select max(received_at) from webhook_event where payload->'deliveryContext'->>'isRedelivery' = 'true') as redelivered,
                   (select max(received_at) from webhook_event where payload->'source'->>'type' = 'group') as grouped
            """, null, ct);
        var webhook = await line.Call(HttpMethod.Get, "/v2/bot/channel/webhook/endpoint", null, ct);
        var address = webhook.Good ? JsonElement.Parse(webhook.Body!) : default;
        var endpoint = webhook.Good ? address.GetProperty("endpoint").GetString()! : null;
        return
        [
            Token(info),
            BotUserId(bot.GetProperty("userId").GetString()!, seen),
            Channels(),
            Provider(seen),
            WebhookAddress(endpoint, webhook.Good && address.GetProperty("active").GetBoolean()),
            await WebhookAnswers(ct),
            Redelivery(seen),
            GroupChats(seen),
            await Quota(ct),
            await Site(endpoint, ct),
            await Menu(ct),
        ];
    }

    private static Finding Token(LineClient.Answer info) => info.Good
        ? new("token", Good, new("รหัสของช่อง Messaging API", "Messaging API channel's secret"), "LINE ออกโทเค็นให้", null)
        : new("token", Bad, new("รหัสของช่อง Messaging API", "Messaging API channel's secret"), info.Error ?? "ไม่มีคำตอบ", new(
            "ตรวจ Line__ChannelId และ Line__ChannelSecret กับหน้า Basic settings ของช่อง Messaging API ใน LINE Developers Console และดูว่าเครื่องนี้ออกไปยัง api.line.me ได้",
            "Compare Line__ChannelId and Line__ChannelSecret with Basic settings of the Messaging API channel in the LINE Developers Console, and see that this machine reaches api.line.me."));

    private Finding BotUserId(string actual, Seen seen) => actual == options.Value.BotUserId && !seen.Strangers
        ? new("bot", Good, new("รหัสผู้ใช้ของบัญชี", "The account's user id"), actual, null)
        : new("bot", actual == options.Value.BotUserId ? Unknown : Bad, new("รหัสผู้ใช้ของบัญชี", "The account's user id"),
            actual == options.Value.BotUserId ? "เคยมี webhook ของบัญชีอื่นส่งมา" : actual,
            new($"ตั้ง Line__BotUserId เป็น {actual} และให้บัญชีเดียวเท่านั้นส่ง webhook มาที่บริการนี้", $"Set Line__BotUserId to {actual}, and let no other account send its webhooks here."));

    private Finding Channels() => new("channels", Good, new("LIFF อยู่ในช่อง LINE Login", "The LIFF app belongs to the LINE Login channel"),
        $"{options.Value.LoginChannelId} · {options.Value.LiffId}", null, Configured);

    /// <summary>User ids differ between providers, so whoever signed in would never be one who follows.</summary>
    private static Finding Provider(Seen seen)
    {
        var name = new Text("สองช่องอยู่ใต้ผู้ให้บริการ (provider) เดียวกัน", "Both channels belong to one provider");
        var found = string.Create(CultureInfo.InvariantCulture, $"{seen.People} คนเคยเข้าใช้ {seen.Followers} คนเคยติดตาม");
        if (seen.Both) return new("provider", Good, name, found, null, WasSeen);
        return new("provider", seen is { People: >= 5, Followers: >= 5 } ? Bad : Unknown, name, found, new(
            "ให้เจ้าหน้าที่หนึ่งคนเพิ่มเพื่อนกับบัญชีแล้วเข้าใช้หน้านี้ ถ้ายังไม่ผ่าน แปลว่าสร้างช่องไว้คนละ provider ต้องสร้างใหม่ใต้ provider เดียวกัน เพราะย้ายช่องไม่ได้",
            "Let one of the staff add the account as a friend and sign in here. If this stays, the channels have different providers: create them anew under one, because a channel cannot be moved."), WasSeen);
    }

    private static Finding WebhookAddress(string? endpoint, bool active)
    {
        var good = active && endpoint!.EndsWith("/line/webhook", StringComparison.Ordinal);
        return new("webhook", good ? Good : Bad, new("ที่อยู่ webhook", "The webhook's address"), endpoint is null ? "ไม่ได้ตั้ง" : active ? endpoint : endpoint + " (ปิดอยู่)",
            good ? null : new("ในหน้า Messaging API ของช่อง ตั้ง Webhook URL เป็น https://<ที่อยู่บริการ>/line/webhook แล้วเปิด Use webhook",
                "In the channel's Messaging API tab set the webhook URL to https://<site>/line/webhook and switch on Use webhook."));
    }

    private async Task<Finding> WebhookAnswers(CancellationToken ct)
    {
        var name = new Text("LINE ส่ง webhook ถึงบริการนี้", "LINE's webhooks arrive here");
        var test = await line.Call(HttpMethod.Post, "/v2/bot/channel/webhook/test", () => LineClient.Json("{}"), ct);
        var answer = test.Good ? JsonElement.Parse(test.Body!) : default;
        var good = test.Good && answer.GetProperty("success").GetBoolean();
        return new("delivery", good ? Good : Bad, name, test.Good ? $"{answer.GetProperty("statusCode")} {answer.GetProperty("reason").GetString()}" : test.Error ?? "",
            good ? null : new("ดูว่าที่อยู่เปิดจากอินเทอร์เน็ตได้ ใบรับรอง TLS ครบสาย และ Line__ChannelSecret ตรงกับช่อง แล้วกดตรวจอีกครั้ง",
                "See that the address is open to the internet, that its TLS certificate comes with the whole chain, and that Line__ChannelSecret is the channel's; then check again."));
    }

    /// <summary>What LINE sends again shows that it is on. It cannot show that it is off: perhaps nothing was ever missed.</summary>
    private static Finding Redelivery(Seen seen)
    {
        var name = new Text("ส่ง webhook ซ้ำเมื่อไม่ถึง", "Webhooks are delivered again");
        return seen.Redelivered is { } last
            ? new("redelivery", Good, name, $"ได้รับรายการที่ส่งซ้ำ ล่าสุด {LineText.Date(last)}", null, WasSeen)
            : new("redelivery", Unknown, name, "ยังไม่เคยได้รับรายการที่ส่งซ้ำ ซึ่งเป็นไปได้ทั้งปิดอยู่ และไม่เคยมีรายการที่ส่งไม่ถึง", new(
                "เปิดดูเอง: LINE Developers Console → เลือก provider → ช่อง Messaging API → แท็บ Messaging API → หัวข้อ Webhook settings → Webhook redelivery ต้องเป็น Enabled",
                "Look by hand: LINE Developers Console, the provider, the Messaging API channel, tab Messaging API, under Webhook settings: Webhook redelivery must be Enabled."), WasSeen);
    }

    private static Finding GroupChats(Seen seen)
    {
        var name = new Text("ให้บัญชีเข้ากลุ่มได้", "The account may join groups");
        return seen.Grouped is { } last
            ? new("groups", Good, name, $"ได้รับรายการจากกลุ่ม ล่าสุด {LineText.Date(last)}", null, WasSeen)
            : new("groups", Unknown, name, "ยังไม่เคยได้รับรายการจากกลุ่มใด", new(
                "เปิดดูเอง: LINE Developers Console → ช่อง Messaging API → แท็บ Messaging API → หัวข้อ LINE Official Account features → Allow bot to join group chats ต้องเป็น Enabled (กด Edit เพื่อเปิดใน LINE Official Account Manager) แล้วเชิญบัญชีเข้ากลุ่มเครือข่าย หนึ่งกลุ่มมีบัญชีทางการได้บัญชีเดียว",
                "Look by hand: LINE Developers Console, the Messaging API channel, tab Messaging API, under LINE Official Account features: Allow bot to join group chats must be Enabled (Edit leads to LINE Official Account Manager). Then invite the account into the group; a group takes only one official account."), WasSeen);
    }

    private async Task<Finding> Quota(CancellationToken ct)
    {
        var name = new Text("อ่านโควตาข้อความได้", "The quota can be read");
        var (quota, used) = (await line.Call(HttpMethod.Get, "/v2/bot/message/quota", null, ct), await line.Call(HttpMethod.Get, "/v2/bot/message/quota/consumption", null, ct));
        if (!quota.Good || !used.Good)
            return new("quota", Bad, name, quota.Error ?? used.Error ?? "", new("ลองอีกครั้งในอีกครู่ ถ้ายังไม่ได้ ตรวจแพ็กเกจของบัญชีใน LINE Official Account Manager", "Try again in a while; if it stays, look at the account's plan in LINE Official Account Manager."));
        var plan = JsonElement.Parse(quota.Body!);
        var value = plan.TryGetProperty("value", out var most) ? most.ToString() : "ไม่จำกัด";
        return new("quota", Good, name, $"ใช้ไป {JsonElement.Parse(used.Body!).GetProperty("totalUsage")} จาก {value}", null);
    }

    /// <summary>A redirect would lose what LINE puts behind the address (LIFF documentation, "Opening a LIFF app").</summary>
    private async Task<Finding> Site(string? endpoint, CancellationToken ct)
    {
        var name = new Text("หน้า LIFF เปิดได้โดยไม่ถูกส่งต่อ", "The LIFF pages open without a redirect");
        var fix = new Text("ตั้ง Endpoint URL ของ LIFF เป็น https://<ที่อยู่บริการ>/liff และให้เซิร์ฟเวอร์ด้านหน้าไม่ส่งต่อ (301/302) ที่อยู่นี้",
            "Set the LIFF app's endpoint URL to https://<site>/liff, and let the reverse proxy not redirect it.");
        if (endpoint is null || !Uri.TryCreate(endpoint, UriKind.Absolute, out var webhook)) return new("site", Unknown, name, "ไม่รู้ที่อยู่ของบริการ", fix);
        using var http = clients.CreateClient(SiteClient);
        foreach (var path in (string[])["/liff", "/liff/cases", "/liff?liff.state=%2Freport"])
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(webhook, path), ct);
                if ((int)answer.StatusCode != 200) return new("site", Bad, name, $"{path}: {(int)answer.StatusCode}", fix);
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return new("site", Bad, name, $"{path}: {e.Message}", fix);
            }
        }

        return new("site", Good, name, webhook.GetLeftPart(UriPartial.Authority), null);
    }

    private async Task<Finding> Menu(CancellationToken ct)
    {
        var name = new Text("มีริชเมนู", "There is a rich menu");
        var menu = await line.Call(HttpMethod.Get, "/v2/bot/user/all/richmenu", null, ct);
        return menu.Good
            ? new("menu", Good, name, JsonElement.Parse(menu.Body!).GetProperty("richMenuId").GetString()!, null)
            : new("menu", Bad, name, menu.Error ?? "", new("กดนำริชเมนูขึ้น LINE ในหน้านี้", "Deploy the rich menus on this page."));
    }

    private sealed record Seen(int People, int Followers, bool Both, bool Strangers, DateTime? Redelivered, DateTime? Grouped);
}
