using System.Text;
using Saphansung.Api.OpenData;

namespace Saphansung.Tests.Traffy;

/// <summary>What the public files of Traffy Fondue are known for, each by its name.</summary>
public sealed class ImportQuirkTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("Q-order", "\"100.6850,13.7700\"")]
    [InlineData("Q-swapped", "\"13.7700,100.6850\"")]
    [InlineData("Q-brackets", "\"[100.6850, 13.7700]\"")]
    public async Task Coordinates_are_read_in_either_order(string id, string coords)
    {
        await Import(TraffySteps.Csv(TraffySteps.Line(id, coords: coords)));

        (await Ticket<double>(id, "lat")).ShouldBe(13.77);
        (await Ticket<double>(id, "lng")).ShouldBe(100.685);
    }

    [Theory]
    [InlineData("Q-naive", "2026-11-20 09:30:00", "2026-11-20T02:30:00Z")]
    [InlineData("Q-utc", "2026-11-20 02:30:00.123456+00", "2026-11-20T02:30:00.123456Z")]
    [InlineData("Q-offset", "2026-11-20T09:30:00+07:00", "2026-11-20T02:30:00Z")]
    [InlineData("Q-buddhist", "2569-11-20 09:30", "2026-11-20T02:30:00Z")]
    public async Task A_time_without_a_zone_is_Bangkoks(string id, string at, string utc)
    {
        await Import(TraffySteps.Csv(TraffySteps.Line(id, at: at)));

        (await Ticket<DateTime>(id, "reported_at")).ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
    }

    [Fact]
    public async Task Two_characters_are_a_description_and_a_film_is_an_after_photo()
    {
        await Import(TraffySteps.Csv(TraffySteps.Line("Q-short", comment: "พัง"[..2], after: "https://storage.example/after.MOV"), TraffySteps.Line("Q-mp4", after: "https://storage.example/a.mp4"),
            TraffySteps.Line("Q-script", after: "javascript:alert(1)")));

        (await Ticket<string>("Q-short", "comment")).ShouldBe("พั");
        (await Ticket<string>("Q-short", "photo_after")).ShouldBe("https://storage.example/after.MOV");
        (await Ticket<string>("Q-mp4", "photo_after")).ShouldBe("https://storage.example/a.mp4");
        (await app.Sql<bool>("select photo_after is null from traffy_ticket where ticket_id = 'Q-script'")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_ticket_without_a_district_is_ours_by_its_place_and_one_from_elsewhere_goes_to_the_side_list()
    {
        var told = await Import(TraffySteps.Csv(
            TraffySteps.Line("Q-null", district: ""),
            TraffySteps.Line("Q-nan", district: "null"),
            TraffySteps.Line("Q-named", coords: "", district: "เขตสะพานสูง"),
            TraffySteps.Line("Q-sisaket", coords: "\"104.33,15.11\"", district: "เมืองศรีสะเกษ"),
            TraffySteps.Line("Q-far", coords: "\"104.33,15.11\"", district: ""),
            TraffySteps.Line("Q-nowhere", coords: "", district: "")));

        told.ShouldBe("added 6 changed 0 unchanged 0 outside 3 unreadable 0");
        using var officer = app.As("officer-1");
        var outside = (await officer.Get("/api/v1/staff/traffy/outside?limit=100")).GetProperty("items").EnumerateArray()
            .ToDictionary(i => i.Text("ticketId"), i => i.Text("reason"));
        outside["Q-sisaket"].ShouldBe("other_district");
        outside["Q-far"].ShouldBe("outside");
        outside["Q-nowhere"].ShouldBe("no_place");
        foreach (var ours in (string[])["Q-null", "Q-nan", "Q-named"]) outside.ShouldNotContainKey(ours);
    }

    [Fact]
    public async Task Several_tags_are_several_categories_and_unknown_ones_are_none()
    {
        await Import(TraffySteps.Csv(TraffySteps.Line("Q-tags", "{ถนน,น้ำท่วม,อื่นๆ}"), TraffySteps.Line("Q-unknown", "ท่องเที่ยว")));

        (await Ticket<string[]>("Q-tags", "categories")).ShouldBe(["disaster", "disrepair"], ignoreOrder: true);
        (await Ticket<string[]>("Q-tags", "types")).ShouldBe(["ถนน", "น้ำท่วม", "อื่นๆ"]);
        (await Ticket<string[]>("Q-unknown", "categories")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Personal_data_is_covered_when_it_is_read_and_of_people_in_need_no_words_are_kept()
    {
        await Import(TraffySteps.Csv(TraffySteps.Line("Q-phone", comment: "โทร 081-234-5678 บ้านเลขที่ 12/34"), TraffySteps.Line("Q-need", "คนเร่ร่อน", "ลุงนอนหน้าร้าน")));

        (await Ticket<string>("Q-phone", "comment")).ShouldBe($"โทร {PublicText.Covered} บ้านเลขที่ {PublicText.Covered}");
        (await Ticket<string>("Q-need", "comment")).ShouldBe("");
        (await app.Sql<bool>("select photo is null and address is null and categories = '{}' from traffy_ticket where ticket_id = 'Q-need'")).ShouldBeTrue();
    }

    [Fact]
    public async Task PHP_warnings_before_the_data_and_a_byte_order_mark_are_no_hindrance()
    {
        const string warning = "<br />\n<b>Warning</b>:  Undefined array key [0] in <b>/var/www/api.php</b> on line <b>12</b><br />\n";
        (await Import([.. Encoding.UTF8.GetBytes(warning), .. TraffySteps.Csv(TraffySteps.Line("Q-php-csv"))])).ShouldStartWith("added 1 ");
        (await Import([0xEF, 0xBB, 0xBF, .. TraffySteps.Csv(TraffySteps.Line("Q-bom"))])).ShouldStartWith("added 1 ");
        var json = $$"""{"type":"FeatureCollection","total":0,"features":[{{Feature("Q-php-json")}}]}""";
        (await Import(Encoding.UTF8.GetBytes(warning + json), "a.geojson")).ShouldStartWith("added 1 ");
        (await Import([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"[{Feature("Q-list")}]")], "a.json")).ShouldStartWith("added 1 ");
    }

    [Fact]
    public async Task GeoJSON_is_read_feature_by_feature_whatever_stands_in_its_texts()
    {
        var features = string.Join(",\n", Feature("Q-g1", "วงเล็บ } ] \\\" { ["), "{\"type\":\"Feature\",\"properties\":{\"ticket_id\":\"Q-g2\",\"timestamp\":\"2026-11-20 09:30\",}}",
            Feature("Q-g3", "ครึ่งตัว \\ud83d"), Feature("Q-g4"));
        var told = await Import(Encoding.UTF8.GetBytes($$"""{ "type": "FeatureCollection", "features": [ {{features}} ], "bbox": [1,2,3,4] }"""), "a.geojson");

        told.ShouldBe("added 2 changed 0 unchanged 0 outside 0 unreadable 2");
        (await Ticket<string>("Q-g1", "comment")).ShouldBe("วงเล็บ } ] \" { [");
        (await Ticket<double>("Q-g4", "lng")).ShouldBe(100.685);
        (await Ticket<string[]>("Q-g4", "categories")).ShouldBe(["disrepair"]);
    }

    [Fact]
    public async Task Columns_may_be_missing_further_or_in_another_order_and_separated_by_semicolons()
    {
        (await Import(Encoding.UTF8.GetBytes("state;extra;ticket_id;timestamp\r\nเสร็จสิ้น;x;Q-columns;2026-11-20 09:30\r\n"))).ShouldBe("added 1 changed 0 unchanged 0 outside 1 unreadable 0");
        (await Ticket<string>("Q-columns", "state")).ShouldBe("finish");
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_told_with_their_lines()
    {
        using var officer = app.As("officer-1");
        using var answer = await officer.SendTraffy(TraffySteps.Csv(
            TraffySteps.Line("Q-ok", comment: "สองบรรทัด\nในช่องเดียว"), TraffySteps.Line("", comment: "ไม่มีเลข"), TraffySteps.Line("Q-time", at: "เมื่อวาน"), TraffySteps.Line("Q-state", state: "ไม่ทราบ")));
        var told = await answer.Ok();

        told.GetProperty("rows").GetInt32().ShouldBe(4);
        var detail = await officer.Get($"/api/v1/staff/traffy/imports/{told.Text("id")}");
        detail.GetProperty("problems").ToString().ShouldBe("""[{"line":4,"reason":"no_ticket_id"},{"line":5,"reason":"bad_time"},{"line":6,"reason":"unknown_state"}]""");
        (await officer.Get("/api/v1/staff/traffy/imports")).GetProperty("items")[0].Text("by").ShouldBe(LineSide.NameOf("officer-1"));
    }

    private static string Feature(string id, string comment = "ไฟดับ") =>
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[100.685,13.77]},\"properties\":{\"ticket_id\":\"" + id + "\",\"description\":\"" + comment
        + "\",\"type\":[\"ไฟฟ้า\"],\"timestamp\":\"2026-11-20 09:30:00\",\"state\":\"start\",\"district\":null,\"org\":{\"name\":\"x\"}}}";

    private async Task<string> Import(byte[] file, string name = "traffy.csv")
    {
        using var officer = app.As("officer-1");
        return await officer.ImportTraffy(file, name);
    }

    private Task<T> Ticket<T>(string id, string column) => app.Sql<T>($"select {column} from traffy_ticket where ticket_id = $1", id);
}
