using Microsoft.Playwright;
using Saphansung.Tests.Network;
using Saphansung.Tests.News;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The pages of the LINE account, as the staff and as people see them: what they are for is done on each, and axe and the ruler look.</summary>
public sealed class LinePagesTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const string Group = "browser";

    [Fact]
    public async Task News_is_written_seen_as_a_phone_shows_it_approved_and_sent()
    {
        await App.Followers("resident-1");
        var visit = await Visit("head-1");
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/staff/news");
        await screen.Link("เขียนข่าวใหม่").ClickAsync();
        await look.Look("writing", screen.GetByLabel("เนื้อข่าว"));
        await screen.GetByLabel("หัวข้อ (ไม่เกิน 120 ตัวอักษร)").FillAsync("ตรวจสุขภาพฟรี (ตัวอย่าง)");
        await screen.GetByLabel("เนื้อข่าว").FillAsync("วันเสาร์นี้ที่ศาลาประชาคม นำบัตรประชาชนมาด้วย (ตัวอย่าง)");
        await screen.Button("บันทึกร่าง").ClickAsync();

        await look.Look("a draft with its preview", screen.Locator(".announcement-preview .phone"));
        (await App.Sql<string>("select state from announcement where title_th = 'ตรวจสุขภาพฟรี (ตัวอย่าง)'")).ShouldBe("draft");
        var id = await App.Sql<Guid>("select id from announcement where title_th = 'ตรวจสุขภาพฟรี (ตัวอย่าง)'");
        using var head = App.As("head-1");
        foreach (var to in (string[])["awaiting_approval", "approved", "sending"]) await head.MoveNews(id.ToString(), to);
        await Tests.App.Eventually(async () => (await App.Sql<string>("select state from announcement where id = $1", id)).ShouldBe("sent"));
        await visit.Page.ReloadAsync();
        await look.Look("its result", screen.Title("ผลการส่ง"));

        var reader = await Visit("resident-1");
        (screen, var also) = (reader.Screen, await Accessibility.Of(reader));
        await reader.Open("/liff/inbox");
        await also.Look("inbox", screen.Link("ตรวจสุขภาพฟรี (ตัวอย่าง)", exact: false));
        await screen.Link("ตรวจสุขภาพฟรี (ตัวอย่าง)", exact: false).ClickAsync();
        await also.Look("news", screen.Title("ตรวจสุขภาพฟรี (ตัวอย่าง)"));

        look.Findings.Concat(also.Findings).ShouldBeEmpty();
        (look.States.Count + also.States.Count).ShouldBe(5);
    }

    [Fact]
    public async Task Whoever_leaves_sees_what_is_kept_takes_a_copy_and_begins_anew()
    {
        await App.Introduce("resident-77");
        await App.SubmitIncident("resident-77");
        var visit = await Visit("resident-77");
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/liff/");
        await screen.Link("ข้อมูลของฉันและการเลิกใช้บริการ").ClickAsync();
        await screen.GetByText("ดูสำเนา").ClickAsync();
        await look.Look("my data", screen.GetByText("เรื่องที่แจ้ง 1 เรื่อง", new() { Exact = false }));
        await screen.Button("เลิกใช้บริการ").ClickAsync();
        await look.Look("leaving", screen.Button("ลบข้อมูลและเลิกใช้"));
        await screen.Button("ลบข้อมูลและเลิกใช้").ClickAsync();
        await look.Look("gone", screen.Title("ลบข้อมูลของคุณแล้ว"));

        await Tests.App.Eventually(() => App.Line.Requests("/user/v1/deauthorize").ShouldHaveSingleItem().Status.ShouldBe(204));
        (await App.CasesOf("resident-77")).ShouldBeEmpty();
        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Followers_quota_and_set_up_are_read_by_everybody()
    {
        await App.Followers("resident-1", "resident-2");
        await App.Sql("update line_quota set plan = 1, used = 1, read_at = $1, read_due_at = 'infinity'", App.Now.UtcDateTime);
        using var officer = App.As("officer-1");
        await officer.Move((await App.SubmitIncident("resident-2")).Id, "waiting_reporter", "ขยะอยู่ฝั่งไหนของซอยคะ");
        await Tests.App.Eventually(async () => (await App.Sql<long>("select count(*) from outbox where state = 'withheld'")).ShouldBePositive());
        var visit = await Visit("head-1", WindowSize.Desk);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/staff/followers");
        await screen.GetByText("ดูเป็นตาราง").ClickAsync();
        await look.Look("followers", screen.GetByText("ผู้ติดตามและประวัติก่อนวันนี้แต่งขึ้นทั้งหมด", new() { Exact = false }));
        await visit.Open("/staff/line");
        await look.Look("quota with what was withheld", screen.GetByText("แจ้งความคืบหน้าเรื่อง").Last);
        await App.Sql("update line_quota set plan = null");
        await visit.Page.ReloadAsync();
        await look.Look("quota without a plan", screen.GetByText("ไม่จำกัด หรือยังไม่ได้ถาม LINE"));
        await visit.Open("/staff/setup");
        await look.Look("set-up", screen.GetByText("LINE ไม่มีคำสั่งให้ถาม ต้องเปิดดูเอง", new() { Exact = false }).First);

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_people_write_is_answered_in_the_chat_and_in_the_group()
    {
        await Bound();
        await App.Line.Say("resident-1", "ขอถามเรื่องน้ำประปาหน่อยค่ะ (ตัวอย่าง)");
        await App.Happens(App.Said("resident-2", "เบี้ยผู้สูงอายุลงทะเบียนเมื่อไรคะ (ตัวอย่าง)", Group));
        await Tests.App.Eventually(async () => (await App.Sql<long>("select count(*) from chat_message where text like '%น้ำประปา%'")).ShouldBe(1));
        var visit = await Visit("officer-1");
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/staff/chat");
        await look.Look("chats", screen.GetByText("ขอถามเรื่องน้ำประปา", new() { Exact = false }));
        await screen.Link("resident-1 (ตัวอย่าง)").ClickAsync();
        await look.Look("a chat", screen.GetByLabel("คำตอบ"));
        await screen.GetByLabel("คำตอบ").FillAsync("แจ้งการประปาให้แล้วค่ะ (ตัวอย่าง)");
        await screen.Button("ส่งคำตอบ").ClickAsync();
        await look.Look("a chat, answered", screen.GetByText("แจ้งการประปาให้แล้วค่ะ (ตัวอย่าง)"));

        await visit.Open("/staff/network");
        await look.Look("the group", screen.GetByText("เบี้ยผู้สูงอายุลงทะเบียนเมื่อไรคะ (ตัวอย่าง)"));
        await screen.Button("รับเป็นเรื่องขอคำปรึกษา").ClickAsync();
        await look.Look("a question taken up", screen.Link("เรื่อง SPS-", exact: false));
        await screen.GetByLabel("คำตอบ").FillAsync("ลงทะเบียนได้ทุกวันทำการค่ะ (ตัวอย่าง)");
        await screen.Button("ส่งคำตอบ").ClickAsync();
        await look.Look("a question answered", screen.GetByText("ตอบในกลุ่ม (ฟรี)", new() { Exact = false }));
        await Tests.App.Eventually(() => App.GroupInbox(Group).Count(m => GroupSteps.Words(m).Contains("ทุกวันทำการ", StringComparison.Ordinal)).ShouldBe(1));

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_member_opens_the_groups_guide_and_reports_with_a_photo_and_a_place_sent_in_the_chat()
    {
        await Bound();
        var visit = await Visit("resident-1");
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        var link = GroupSteps.Links(await App.Answer(Group, App.Said("resident-1", "คู่มือ", Group)))[0];
        await visit.Open("/liff" + link.Split(LineSide.LiffId)[1]);
        await look.Look("the group's guide", screen.Title("คู่มือกลุ่มเครือข่าย"));

        await App.SendPhoto("resident-1");
        await App.Happens(GroupSteps.Place("resident-1", App.Now));
        await Tests.App.Eventually(async () => (await App.Sql<string>("select state from chat_draft_photo")).ShouldBe("kept"));
        var draft = await App.Sql<Guid>("select id from chat_draft where line_user_id = $1", LineSide.UserId("resident-1"));
        await visit.Open($"/liff/draft/{draft}");
        await look.Look("a draft of a photo and a place", screen.GetByRole(AriaRole.Img).Last);
        await Expect(screen.GetByText("ปากซอย", new() { Exact = false })).ToBeVisibleAsync();

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_manual_that_fits_a_page_is_one_tap_away_in_both_languages_and_on_paper()
    {
        var visit = await Visit("resident-1");
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/liff/cases");
        await screen.Link("คู่มือ").ClickAsync();
        await look.Look("manual", screen.Title("ติดตามเรื่องและตอบคำถาม"));
        new Uri(visit.Page.Url).Fragment.ShouldBe("#cases");
        await screen.Link("English").ClickAsync();
        await look.Look("manual in English", screen.Title("Follow a case and answer questions"));
        await screen.Link("Manuals").ClickAsync();
        await look.Look("every manual", screen.Link("Manual for agencies"));
        await screen.Link("Manual for agencies").ClickAsync();
        await Expect(screen.Button("Print this manual")).ToBeVisibleAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(screen.Button("Print this manual")).ToBeHiddenAsync();
        await Expect(screen.Title("Accept or decline")).ToBeVisibleAsync();

        // Links in a chat lead below LIFF's address only.
        await visit.Open("/liff/manual");
        await Expect(visit.Page).ToHaveURLAsync(App.Site + "/manuals/resident");
        var officer = await Visit("officer-1");
        officer.Foresee(401);
        foreach (var (page, manual) in ((string, string)[])[("/staff/news", "/manuals/officer#news"), ("/track/", "/manuals/resident#track"), ("/agency/", "/manuals/agency#agency")])
        {
            await officer.Open(page);
            await Expect(officer.Screen.Locator("header a[target=_blank]")).ToHaveAttributeAsync("href", manual);
        }

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(3);
    }

    private async Task Bound()
    {
        if (!await App.Sql<bool>("select exists (select from network_group where state = 'active')")) await App.Bind(Group);
    }
}
