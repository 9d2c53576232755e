using Saphansung.Tests.News;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class NewsScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["GetFollowers"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts("now", "gross", "gone", "days", "line")),
        ["CreateAnnouncement"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))),
        ["ListAnnouncements"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Knows("0199d2f0-0000-7000-8000-00000000000c", await Written(w)).Counts("next"),
        ["OpenAnnouncement"] = async w => At(w.By(DocumentedWorld.Officer), await Written(w)),
        ["ChangeAnnouncement"] = async w => At(w.By(DocumentedWorld.Officer), await Written(w)),
        ["MoveAnnouncement"] = async w => At(w.By(DocumentedWorld.Officer), await Written(w)),
        ["PreviewAnnouncement"] = async w => At(w.By(DocumentedWorld.Officer), await Written(w)),
        ["TestAnnouncement"] = async w => At(w.By(DocumentedWorld.Officer), await Written(w)),
        ["CountAudience"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts("people", "free", "left")),
        ["UploadNewsFile"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts("bytes").Sending(() => new MultipartFormDataContent
        {
            { new ByteArrayContent([.. "%PDF-1.7\n"u8]), "file", "กำหนดการ.pdf" },
        })),
        ["GetAnnouncementResult"] = async w => At(w.By(DocumentedWorld.Officer), await Published(w))
            .Counts("recipients", "way", "accepted", "waiting", "failed", "withheld", "clicks", "readers", "archiveReads", "blocks"),
        ["ListNews"] = async w => At(w.Anyone, await Published(w)).Counts("next"),
        ["GetNews"] = async w => At(w.Anyone, await Published(w)),
        ["GetNewsFeed"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["GetNewsFile"] = async w =>
        {
            var url = new Uri(w.Anyone.BaseAddress!, (await w.By(DocumentedWorld.Officer).UploadNewsFile(CaseSteps.Jpeg, "a.jpg", "picture")).Text("url"));
            return new Scene(w.Anyone).At(url.Segments[^1]).Asking(url.Query[1..]);
        },
        ["CountOpening"] = async w => At(w.Anyone, await Published(w)),
        ["GetNewsCommunities"] = async w =>
        {
            var reader = w.By(DocumentedWorld.Reporter);
            await (await reader.Send(HttpMethod.Put, "/api/v1/announcements/communities", new { communities = (string[])["C05"] })).Ok();
            return new Scene(reader);
        },
        ["SetNewsCommunities"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Reporter))),
    };

    private static Scene At(HttpClient by, string id) => new Scene(by).At(id).Knows("0199d2f0-0000-7000-8000-00000000000c", id);

    private static async Task<string> Written(DocumentedWorld w) =>
        (await w.By(DocumentedWorld.Officer).Post(NewsSteps.Announcements, w.Request("CreateAnnouncement"), Guid.NewGuid().ToString())).Text("id");

    private static async Task<string> Published(DocumentedWorld w)
    {
        var id = await Written(w);
        await w.By(DocumentedWorld.Officer).MoveNews(id, "awaiting_approval");
        await w.By(DocumentedWorld.Head).MoveNews(id, "approved");
        await w.By(DocumentedWorld.Officer).MoveNews(id, "sending", way: "inbox");
        return id;
    }
}
