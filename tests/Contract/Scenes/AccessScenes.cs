using System.Text.Json.Nodes;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class AccessScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["CreateSession"] = async w => new Scene(w.Anyone).Knows("eyJraWQiOiJ...", w.Line.IdToken(DocumentedWorld.Reporter)).Knows(4, await w.PersonId(DocumentedWorld.Reporter)),
        ["GetMe"] = async w => new Scene(w.By(DocumentedWorld.Committee)).Knows(10, await w.PersonId(DocumentedWorld.Committee)),
        ["GetMyData"] = async w =>
        {
            const string name = "วีณา";
            await w.By(name).Get("/api/v1/me");
            var (photo, report) = (await w.By(name).UploadPhoto(), w.Request("SubmitIncident"));
            (report["photoIds"], report["location"]!["lat"]) = (new JsonArray(photo.ToString()), 13.7391);
            var receipt = await w.By(name).Post("/api/v1/incidents", report, Guid.NewGuid().ToString());
            await Tell(w, name);
            return new Scene(w.By(name)).Knows(1, receipt.Text("id")).Knows("SPS-2569-4M8PD", receipt.Text("reference")).Counts("since");
        },
        ["EraseMe"] = w => Task.FromResult(new Scene(w.By("ผู้เลิกใช้"))),
        ["ListPeople"] = async w => new Scene(w.By("อารี")).Knows(10, await w.PersonId(DocumentedWorld.Committee)),
        ["SetRoles"] = async w =>
        {
            var id = await w.PersonId(DocumentedWorld.Committee);
            return new Scene(w.By("อารี")).At(id).Knows(10, id);
        },
        ["ListAgencyKeys"] = async w =>
        {
            var key = await Issue(w, "TELECOM");
            return new Scene(w.By("อารี")).At("TELECOM", "code").Knows(5, key);
        },
        ["IssueAgencyKey"] = w => Task.FromResult(new Scene(w.By("อารี")).At("MEA", "code")),
        ["RotateAgencyKey"] = async w => new Scene(w.By("อารี")).At("MEA", "code").At(await Issue(w, "MEA")),
        ["RevokeAgencyKey"] = async w => new Scene(w.By("อารี")).At("MEA", "code").At(await Issue(w, "MEA")),
        ["GetLiveness"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["GetReadiness"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["ReceiveWebhook"] = w =>
        {
            var body = LineSide.Body(LineSide.Text("resident-1", "สวัสดี", w.Now));
            return Task.FromResult(new Scene(w.Anyone).Sending(() => new ByteArrayContent(body)).With("x-line-signature", LineSide.Sign(body)));
        },
        ["ListInbox"] = async w => new Scene(w.By(DocumentedWorld.Reporter)).Asking("limit=1").Knows(11, await Told(w)).Knows(1, ReadCase).Counts("next"),
        ["CountUnread"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Reporter)).Counts("unread")),
        ["MarkRead"] = async w => new Scene(w.By(DocumentedWorld.Reporter)).Knows(11, await Told(w)).Counts("unread"),
        ["GetQuota"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))
            .Counts("from", "until", "plan", "used", "countedBy", "lineUsed", "lineReadAt", "ownUsed", "reserved", "reserve", "free", "withheld", "toldByReply", "toldByInbox", "forecast", "purposes")),
        ["ListWithheld"] = async w =>
        {
            var push = await Stuck(w);
            await w.Sql("update outbox set state = 'sent', told_by = 'reply', purpose = 'case', withheld_at = created_at, sent_at = created_at where id = $1", push);
            return new Scene(w.By(DocumentedWorld.Officer)).Asking("limit=1").Knows(7, push).Counts("next", "incident", "reason", "withheldAt", "toldAt");
        },
        ["ListDeliveries"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Asking("state=stuck").Knows(7, await Stuck(w)),
        ["RetryDelivery"] = async w =>
        {
            var push = await Stuck(w);
            return new Scene(w.By(DocumentedWorld.Officer)).At(push).Knows(7, push);
        },
    };

    private static readonly Guid ReadCase = Guid.CreateVersion7();

    /// <summary>A line of the reporter's inbox, the newest.</summary>
    private static Task<Guid> Told(DocumentedWorld w) => Tell(w, DocumentedWorld.Reporter);

    private static async Task<Guid> Tell(DocumentedWorld w, string name)
    {
        var line = Guid.CreateVersion7(w.Now.AddYears(1));
        await w.Sql("insert into inbox_message (id, line_user_id, title, link, purpose, created_at) values ($1, $2, $3, $4, 'case', $5)",
            line, LineSide.UserId(name), "เรื่อง SPS-2569-7K3QF ได้รับแจ้งว่าแก้ไขแล้ว โปรดยืนยันว่าแก้ไขจริง", $"cases/{ReadCase}", w.Now.UtcDateTime);
        return line;
    }

    private static async Task<string> Issue(DocumentedWorld w, string agency) =>
        (await w.By("อารี").Post($"/api/v1/staff/agencies/{agency}/keys", w.Request("IssueAgencyKey"))).Text("id");

    /// <summary>A push about a case that LINE refused, because it does not know the person.</summary>
    private static async Task<Guid> Stuck(DocumentedWorld w)
    {
        var (made, push, stranger) = (await w.Reported(there: false), Guid.CreateVersion7(), LineSide.UserId(Guid.NewGuid().ToString()));
        await w.Sql("insert into outbox (id, kind, recipient, payload, incident_id, created_at, due_at) values ($1, 'line_push', $2, $3::json, $4, $5, $5)",
            push, stranger, $$"""{"to":"{{stranger}}","messages":[{"type":"text","text":"ตัวอย่าง"}]}""", made.Id, w.Now.UtcDateTime);
        await App.Eventually(async () =>
        {
            await w.Sql("notify saphansung_work, 'clock'");
            return await w.Sql<string>("select state from outbox where id = $1", push) == "stuck";
        });
        return push;
    }
}
