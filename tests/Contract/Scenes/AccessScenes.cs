namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class AccessScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["CreateSession"] = async w => new Scene(w.Anyone).Knows("eyJraWQiOiJ...", w.Line.IdToken(DocumentedWorld.Reporter)).Knows(4, await w.PersonId(DocumentedWorld.Reporter)),
        ["GetMe"] = async w => new Scene(w.By(DocumentedWorld.Committee)).Knows(10, await w.PersonId(DocumentedWorld.Committee)),
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
        ["ListDeliveries"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Asking("state=stuck").Knows(7, await Stuck(w)),
        ["RetryDelivery"] = async w =>
        {
            var push = await Stuck(w);
            return new Scene(w.By(DocumentedWorld.Officer)).At(push).Knows(7, push);
        },
    };

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
            await w.Sql("notify saphansung_work");
            return await w.Sql<string>("select state from outbox where id = $1", push) == "stuck";
        });
        return push;
    }
}
