using System.Net;

namespace Saphansung.Tests.Incidents;

public sealed class TemplatesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task They_come_filled_in_for_the_case()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(change: body => body["community"] = TestDatabase.Community);
        await officer.Assign(receipt.Id, "MEA");
        app.Advance(TimeSpan.FromSeconds(1));
        await officer.Assign(receipt.Id, "MWA");
        await app.Sql("update incident set fix_by = '2026-11-26T03:05:00Z' where id = $1", receipt.Id);

        var templates = (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}/templates")).EnumerateArray().ToList();

        templates.Count.ShouldBe(10);
        templates.ShouldAllBe(template => !template.Text("text").Contains('{'));
        var handed = templates.Single(template => template.Text("code") == "handed_over");
        handed.Text("use").ShouldBe("message");
        handed.Text("text").ShouldBe($"เรื่อง {receipt.Reference} ส่งต่อให้ การไฟฟ้านครหลวง และ การประปานครหลวง แล้ว เขตจะติดตามจนกว่าจะแก้ไขเสร็จ กำหนดแก้ไข 26 พ.ย. 2569 10:05 น.");
        templates.Single(template => template.Text("code") == "visit").Text("text").ShouldContain("ชุมชนทดสอบหนึ่ง (ตัวอย่าง)");
        templates.Single(template => template.Text("code") == "thanks").Text("text").ShouldContain("เรื่องขยะตกค้าง");
    }

    [Fact]
    public async Task What_the_case_lacks_is_named_in_general()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        var templates = (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}/templates")).EnumerateArray().ToDictionary(t => t.Text("code"), t => t.Text("text"));

        templates["handed_over"].ShouldContain("ส่งต่อให้ หน่วยงานที่รับผิดชอบ แล้ว");
        templates["visit"].ShouldContain("ในพื้นที่ของท่านตามเรื่อง");
        templates["no_budget"].ShouldEndWith("สอบถามได้ที่ สำนักงานเขตสะพานสูง");
    }

    [Fact]
    public async Task Only_caseworkers_have_them_and_only_for_a_case()
    {
        using var director = app.As("director-1");
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        using var forbidden = await director.GetAsync($"/api/v1/staff/incidents/{receipt.Id}/templates");
        using var missing = await officer.GetAsync($"/api/v1/staff/incidents/{Guid.NewGuid()}/templates");

        await forbidden.Refused(HttpStatusCode.Forbidden, "forbidden");
        await missing.Refused(HttpStatusCode.NotFound, "not_found");
    }
}
