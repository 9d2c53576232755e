using System.Net.Http.Headers;
using Saphansung.Tests.Agencies;
using Saphansung.Tests.Sensitive;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class AgencyScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListAssignments"] = async w => new Scene(await w.ByAgency()).Of(await w.Offered()),
        ["GetAssignment"] = async w => await At(w, await w.Offered()),
        ["UpdateAssignment"] = async w =>
        {
            var (made, agency) = (await w.Accepted(), await w.ByAgency());
            return new Scene(agency).Of(made).At(made.Assignment).Knows(12, await agency.UploadPhoto()).Knows("WO-2026-118", Guid.NewGuid().ToString());
        },
        ["AgencyNotes"] = async w =>
        {
            var made = await w.Offered();
            await Ask(w, made);
            return await At(w, made);
        },
        ["AddAgencyNote"] = async w => (await At(w, await w.Offered())).Knows("Q-2026-7", Guid.NewGuid().ToString()),
        ["ListChanges"] = async w => new Scene(await w.ByAgency("FIRE")).Of(await w.Offered("FIRE")).Counts("next"),
        ["MakeTestCase"] = async w => new Scene(await w.ByAgency(test: true)),
        ["ListOutbreaks"] = async w => new Scene(await w.ByAgency("HOSPITAL")).Knows(24, await Outbreak(w)),
        ["ListOutbreakLines"] = async w => new Scene(await w.ByAgency("HOSPITAL")).At(await Outbreak(w)),
        ["AcknowledgeOutbreak"] = async w =>
        {
            var outbreak = await Outbreak(w);
            return new Scene(await w.ByAgency("HOSPITAL")).At(outbreak).Knows(24, outbreak);
        },
        ["OpenAgencyLink"] = async w =>
        {
            var made = await w.Offered();
            await w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/assignments/{made.Assignment}/notes", new { text = "เสาหมายเลข 12 หน้าร้านขายของชำ" }, Guid.NewGuid().ToString());
            return await ByLink(w, made);
        },
        ["AskByLink"] = async w => (await ByLink(w, await w.Offered())).Knows("Q-2026-7", Guid.NewGuid().ToString()),
        ["AnswerByLink"] = async w =>
        {
            var scene = await ByLink(w, await w.Accepted());
            return scene.Knows(12, await scene.By.UploadByLink()).Knows("WO-2026-118", Guid.NewGuid().ToString());
        },
        ["UploadPhotoByLink"] = async w => new Scene((await ByLink(w, await w.Offered())).By).Sending(() => Picture()),
        ["UploadLetterByLink"] = async w => (await ByLink(w, await w.Offered())).Sending(() => Picture()),
        ["AssignCase"] = async w =>
        {
            var made = await w.Reported("disrepair");
            return new Scene(w.By(DocumentedWorld.Officer)).Of(made).At(made.Id);
        },
        ["ReleaseAssignment"] = async w => ByStaff(w, await w.Offered()),
        ["UpdateOwnAssignment"] = async w =>
        {
            var made = await w.Offered("DIVISION");
            var scene = ByStaff(w, made);
            await scene.By.Post($"/api/v1/staff/assignments/{made.Assignment}/updates", new { updateId = Guid.NewGuid(), status = "accepted", occurredAt = "2026-11-22T03:30:00Z" });
            return scene.Knows(12, await scene.By.UploadPhoto()).Knows("WO-2026-118", Guid.NewGuid().ToString());
        },
        ["ListAgencyNotes"] = async w =>
        {
            var made = await w.Offered();
            await Ask(w, made);
            return ByStaff(w, made);
        },
        ["AnswerAgency"] = async w => ByStaff(w, await w.Offered()),
        ["MakeAgencyLink"] = async w => ByStaff(w, await w.Offered()).Knows("https://site.example.go.th/", w.Anyone.BaseAddress!.ToString()),
        ["ListAgencyLinks"] = async w =>
        {
            var made = await w.Offered();
            await w.Keep(w.Holding(await w.By(DocumentedWorld.Officer).MakeLink(made.Assignment.ToString()))).Get("/api/v1/agency-link");
            return ByStaff(w, made);
        },
        ["RevokeAgencyLink"] = async w =>
        {
            var made = await w.Offered();
            return ByStaff(w, made).At((await w.By(DocumentedWorld.Officer).MakeLink(made.Assignment.ToString())).Text("id"), "linkId");
        },
        ["ListAgencies"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))),
        ["GetAgencyRecords"] = async w =>
        {
            await w.Fixed();
            return new Scene(w.By(DocumentedWorld.Head))
                .Counts("offered", "acceptedOnTime", "acceptedLate", "declined", "doneOnTime", "doneLate", "failed", "released", "claimed", "confirmed", "unconfirmed", "disputed");
        },
    };

    internal static MultipartFormDataContent Picture(string name = "photo.jpg")
    {
        var file = new ByteArrayContent(CameraNotes.Fresh()) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        return new MultipartFormDataContent { { file, "file", name } };
    }

    /// <summary>Six alike in one community and week, from the case of the example on.</summary>
    internal static async Task<string> Outbreak(DocumentedWorld w)
    {
        await w.Sql("update outbreak set acknowledged_at = null");
        if (await Known(w) is { Length: > 0 } known) return known;
        for (var i = 0; i < 6; i++) await w.ReportIll("diarrhoea", "C11", people: i == 0 ? 9 : 2);
        await App.Eventually(async () => (await Known(w)).Length > 0);
        return await Known(w);
    }

    private static Task<string> Known(DocumentedWorld w) => w.Sql<string>("select coalesce((select max(id::text) from outbreak where community_code = 'C11'), '')");

    private static async Task<Scene> At(DocumentedWorld w, Made made) => new Scene(await w.ByAgency()).Of(made).At(made.Assignment);

    private static Scene ByStaff(DocumentedWorld w, Made made) => new Scene(w.By(DocumentedWorld.Officer)).Of(made).At(made.Assignment);

    private static async Task Ask(DocumentedWorld w, Made made)
    {
        var note = w.Request("AddAgencyNote");
        note["updateId"] = Guid.NewGuid().ToString();
        await (await w.ByAgency()).Post($"/api/v1/agency/assignments/{made.Assignment}/notes", note);
    }

    private static async Task<Scene> ByLink(DocumentedWorld w, Made made) =>
        new Scene(w.Keep(w.Holding(await w.By(DocumentedWorld.Officer).MakeLink(made.Assignment.ToString())))).Of(made);
}
