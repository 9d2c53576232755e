namespace Saphansung.Tests.OpenData;

/// <summary>What must be in none of the open answers, whatever is asked.</summary>
public sealed class OpenDataLeakTests(App app) : IClassFixture<App>
{
    private static readonly string[] Paths =
    [
        "/api/v1/open/cases.csv", "/api/v1/open/cases.csv?category=people", "/api/v1/open/cases.geojson", "/api/v1/open/cases.geojson?category=disease&status=open",
        "/api/v1/open/daily", "/api/v1/open/daily.csv", "/api/v1/open/figures", "/api/v1/open/traffy.csv",
    ];

    [Theory]
    [InlineData("people")]
    [InlineData("disease")]
    [InlineData("advice")]
    public async Task A_case_told_in_confidence_is_in_no_open_answer_not_even_as_a_count(string category)
    {
        var receipt = await app.SubmitIncident("resident-1", category, b => b["description"] = "ยายอยู่คนเดียว ปิดลับ");

        foreach (var path in Paths)
        {
            var answer = await app.Anyone.GetStringAsync(path);
            answer.ShouldNotContain(receipt.Reference, Case.Sensitive, path);
            answer.ShouldNotContain("ปิดลับ", Case.Sensitive, path);
            // The categories' codes are in no count and in no list.
            answer.ShouldNotContain($"\"{category}\"", Case.Sensitive, path);
            answer.ShouldNotContain($",{category},", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task A_case_that_turns_out_to_be_sensitive_goes_and_the_words_given_under_a_sensitive_form_never_come()
    {
        using var officer = app.As("head-1");
        var turned = await app.SubmitIncident(category: "garbage");
        (await app.Anyone.GetStringAsync(Paths[0])).ShouldContain(turned.Reference);
        await officer.Post($"/api/v1/staff/incidents/{turned.Id}/category", new { category = "people", reason = "เป็นผู้ป่วย" });
        var back = await app.SubmitIncident(category: "people");
        await officer.OpenSensitive(back.Id);
        await officer.Post($"/api/v1/staff/incidents/{back.Id}/category", new { category = "garbage", reason = "เป็นขยะ" });

        foreach (var path in Paths)
        {
            var answer = await app.Anyone.GetStringAsync(path);
            answer.ShouldNotContain(turned.Reference, Case.Sensitive, path);
            answer.ShouldNotContain(back.Reference, Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task Whoever_withdraws_takes_words_and_place_along()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident("resident-1", "garbage", b => (b["description"], b["location"]) = ("คำที่ถอนไป", new { lat = 13.7654321, lng = 100.6754321 }));
        await resident.Post($"/api/v1/incidents/{receipt.Id}/withdraw", new { });

        foreach (var path in Paths)
        {
            var answer = await app.Anyone.GetStringAsync(path);
            answer.ShouldNotContain("คำที่ถอนไป", Case.Sensitive, path);
            answer.ShouldNotContain("13.76543", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task The_exact_place_and_landmark_of_a_nuisance_are_nowhere()
    {
        await app.SubmitIncident(category: "nuisance", change: b => b["location"] = new { lat = 13.7712345, lng = 100.6867891, landmark = "บ้านรั้วเขียว" });

        foreach (var path in Paths)
        {
            var answer = await app.Anyone.GetStringAsync(path);
            answer.ShouldNotContain("13.77123", Case.Sensitive, path);
            answer.ShouldNotContain("100.68678", Case.Sensitive, path);
            answer.ShouldNotContain("รั้วเขียว", Case.Sensitive, path);
        }
    }

    [Fact]
    public async Task Neither_the_reporter_nor_whom_they_report_for_is_named()
    {
        using var committee = app.As("committee-1");
        var body = await app.Report();
        (body["contact"], body["onBehalfOf"], body["community"]) =
            (new { name = "ชื่อผู้ติดต่อ", phone = "0811111111" }, new { name = "ชื่อเจ้าของเรื่อง", phone = "0822222222" }, TestDatabase.Community);
        await committee.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());

        foreach (var path in Paths)
        {
            var answer = await app.Anyone.GetStringAsync(path);
            foreach (var secret in (string[])["ชื่อผู้ติดต่อ", "ชื่อเจ้าของเรื่อง", "0811111111", "0822222222", LineSide.NameOf("committee-1")])
                answer.ShouldNotContain(secret, Case.Sensitive, path);
        }
    }
}
