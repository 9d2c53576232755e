using System.Text.RegularExpressions;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>A resident reports from the phone: by every way to tell the place, with photos, and not twice what is known.</summary>
public sealed class ReportingTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private static readonly Geolocation Here = new() { Latitude = 13.7705f, Longitude = 100.6852f, Accuracy = 9 };

    [Fact]
    public async Task From_the_rich_menu_to_the_receipt_in_the_chat()
    {
        var visit = await Visit("resident-1", position: Here);
        var photo = CameraNotes.On(await visit.Draw(2400, 1800));
        ImageMetadataReader.ReadMetadata(new MemoryStream(photo)).OfType<GpsDirectory>().ShouldNotBeEmpty();

        var screen = await visit.Tap("แจ้งเหตุ");
        await screen.GetByRole(AriaRole.Button, new() { Name = "สิ่งสาธารณะชำรุด" }).ClickAsync();
        await screen.AnswerDisrepair("ไฟทางดับทั้งซอย (ตัวอย่าง)");
        await screen.AddPhoto(photo);
        await screen.GoOn("เกิดที่ไหน");
        await screen.Button("ใช้ตำแหน่งตอนนี้").ClickAsync();
        await Expect(screen.GetByText("ได้ตำแหน่งแล้ว คลาดเคลื่อนราว 9 เมตร")).ToBeVisibleAsync();
        await screen.GoOn("ตรวจก่อนส่ง");
        await screen.Button("ส่งเรื่อง").ClickAsync();
        var reference = await screen.Reference();

        await screen.Link("ดูเรื่องนี้").ClickAsync();
        await Expect(screen.Title(reference)).ToBeVisibleAsync();
        await Expect(screen.Locator(".timeline li")).ToContainTextAsync("แจ้งเหตุ");
        await screen.Button("เรื่องของฉัน").ClickAsync();
        await Expect(screen.Link(reference, exact: false)).ToContainTextAsync("ไฟทางดับทั้งซอย (ตัวอย่าง)");
        visit.Asked("GET", "/_sim/login").ShouldBe(0);
        visit.Asked("POST", "/api/v1/sessions").ShouldBe(1);

        await visit.Screen.Button("ปิดหน้านี้").ClickAsync();
        var card = visit.Screen.GetByRole(AriaRole.Log).Locator(".flex").Filter(new() { HasText = reference });
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.InLine.Title(reference)).ToBeVisibleAsync();
        App.Line.Inbox("resident-1").ShouldHaveSingleItem()["via"]!.GetValue<string>().ShouldBe("reply");
        App.Line.Requests(LineSide.Push).ShouldBeEmpty();

        await ShouldBeHarmless((await App.CasesOf("resident-1")).ShouldHaveSingleItem());
    }

    [Fact]
    public async Task An_answer_that_means_danger_shows_whom_to_call_at_once()
    {
        var visit = await Visit("resident-danger");
        await visit.Open("/liff/report/disrepair");

        await visit.Screen.Answer("ตอนนี้เห็นสิ่งเหล่านี้หรือไม่", "มีประกายไฟ ควัน หรือเสียงระเบิดจากเสาหรือหม้อแปลง");

        await Expect(visit.Screen.Title("อันตรายถึงชีวิต โทรเดี๋ยวนี้")).ToBeVisibleAsync();
        foreach (var number in (string[])["199", "1669", "1130"])
            await Expect(visit.Screen.Locator($"a[href='tel:{number}']").First).ToBeInViewportAsync();
        await Expect(visit.Screen.Button("ต่อไป")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Where_GPS_is_refused_the_arrow_keys_set_a_pin()
    {
        var visit = await Visit("resident-pin");
        await visit.Open("/liff/report/garbage");
        await visit.Screen.AnswerGarbage("ขยะริมคลอง (ตัวอย่าง)");
        await visit.Screen.GoOn("เกิดที่ไหน");
        await visit.Screen.Button("ใช้ตำแหน่งตอนนี้").ClickAsync();
        await Expect(visit.Screen.GetByText("โทรศัพท์ไม่อนุญาตให้ใช้ตำแหน่ง", new() { Exact = false })).ToBeVisibleAsync();

        await visit.Screen.Button("ปักหมุดบนแผนที่").PressAsync("Enter");
        var map = visit.Screen.GetByRole(AriaRole.Application);
        // The map comes after its frame; keys before it would move nothing.
        await Expect(map).ToHaveClassAsync(new Regex("leaflet-container", RegexOptions.None, TimeSpan.FromSeconds(1)));
        foreach (var key in (string[])["ArrowUp", "ArrowUp", "Shift+ArrowRight"]) await map.PressAsync(key);
        await Expect(visit.Screen.GetByText("ปักหมุดแล้ว")).ToBeVisibleAsync();
        await visit.Screen.GoOn("ตรวจก่อนส่ง");
        await visit.Screen.Button("ส่งเรื่อง").ClickAsync();
        await visit.Screen.Reference();

        var location = (await Case("resident-pin")).GetProperty("location");
        location.GetProperty("lat").GetDouble().ShouldBeInRange(13.7701, 13.79);
        location.GetProperty("lng").GetDouble().ShouldBeInRange(100.6851, 100.71);
    }

    [Fact]
    public async Task Where_GPS_is_refused_a_landmark_and_a_community_will_do()
    {
        var visit = await Visit("resident-words");
        await visit.Open("/liff/report/garbage");
        await visit.Screen.AnswerGarbage("ขยะหน้าตลาด (ตัวอย่าง)");
        await visit.Screen.GoOn("เกิดที่ไหน");
        await visit.Screen.Button("ใช้ตำแหน่งตอนนี้").ClickAsync();
        await visit.Screen.GetByLabel("จุดสังเกต").FillAsync("ตรงข้ามตลาด (ตัวอย่าง)");

        await visit.Screen.Button("ต่อไป").ClickAsync();
        await Expect(visit.Screen.GetByText("มี 1 ข้อที่ต้องแก้")).ToBeVisibleAsync();
        await Expect(visit.Screen.Locator(".summary")).ToBeFocusedAsync();
        await visit.Screen.GetByLabel("ชุมชน").SelectOptionAsync(TestDatabase.Community);
        await visit.Screen.GoOn("ตรวจก่อนส่ง");
        await visit.Screen.Button("ส่งเรื่อง").ClickAsync();
        await visit.Screen.Reference();

        var sent = await Case("resident-words");
        sent.GetProperty("location").Text("landmark").ShouldBe("ตรงข้ามตลาด (ตัวอย่าง)");
        sent.GetProperty("community").Text("code").ShouldBe(TestDatabase.Community);
    }

    [Fact]
    public async Task What_is_known_nearby_is_followed_and_not_reported_again()
    {
        var known = await App.SubmitIncident("resident-neighbour", change: body =>
            body["location"] = new { lat = Here.Latitude + 0.0002, lng = Here.Longitude, accuracy = 5 });
        var before = await App.Sql<long>("select count(*) from incident");
        var visit = await Visit("resident-follower", position: Here);
        await visit.Open("/liff/report/garbage");
        await visit.Screen.AnswerGarbage("ขยะกองเดิม (ตัวอย่าง)");
        await visit.Screen.GoOn("เกิดที่ไหน");
        await visit.Screen.Button("ใช้ตำแหน่งตอนนี้").ClickAsync();

        await Expect(visit.Screen.Title("มีคนแจ้งเรื่องคล้ายกันใกล้จุดนี้แล้ว")).ToBeVisibleAsync();
        await visit.Screen.Button("ฉันก็เจอ").ClickAsync();

        await Expect(visit.Screen.Title(known.Reference)).ToBeVisibleAsync();
        await Expect(visit.Screen.Button("เลิกติดตาม")).ToBeVisibleAsync();
        (await App.CasesOf("resident-follower")).ShouldBe([known.Id]);
        (await App.Sql<long>("select count(*) from incident")).ShouldBe(before);
    }

    private async Task<System.Text.Json.JsonElement> Case(string key)
    {
        using var client = App.As(key);
        return await client.Get($"/api/v1/incidents/{(await App.CasesOf(key)).ShouldHaveSingleItem()}");
    }

    // The camera's picture lay on its side; what is kept is upright, small, and tells nothing of the phone.
    private async Task ShouldBeHarmless(Guid incident)
    {
        using var client = App.As("resident-1");
        var url = (await client.Get($"/api/v1/incidents/{incident}")).GetProperty("photos")[0].Text("url");
        var kept = ImageMetadataReader.ReadMetadata(new MemoryStream(await client.GetByteArrayAsync(url)));

        kept.OfType<GpsDirectory>().ShouldBeEmpty();
        var size = kept.OfType<JpegDirectory>().Single();
        (size.GetImageWidth(), size.GetImageHeight()).ShouldBe((1200, 1600));
        (await App.Sql<bool>("select taken_at is null and taken_lat is null from photo where incident_id = $1", incident)).ShouldBeTrue("the phone should have kept where and when to itself");
    }
}
