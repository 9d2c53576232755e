using System.Net;
using System.Text.Json;
using Saphansung.Api.Documents;
using Saphansung.Tests.Surveys;
using static Saphansung.Tests.Training.CourseSteps;

namespace Saphansung.Tests.Training;

public sealed class RosterTests(App app) : IClassFixture<App>
{
    private const string Csv = "รายชื่อผู้เข้าอบรม (ตัวอย่าง)\nลำดับ,ชื่อ-สกุล,ชุมชน,โทรศัพท์\n1,นายสมชาย ดีงาม,{0},081-000-0000\n2,\"สมหญิง, แสนดี\",,\n3,มานี มีนา,{0},\n";

    [Fact]
    public async Task The_same_file_twice_changes_nothing_whatever_was_corrected_since()
    {
        var course = (await app.MakeCourse(capacity: 2, state: "draft")).Id;
        using var officer = app.As("officer-1");
        (await Import(officer, course, Csv)).GetProperty("waiting").GetInt32().ShouldBe(1, "two seats for three");
        var first = (await Roster(officer, course))[0];
        await (await officer.Send(HttpMethod.Put, $"{Desk}/{course}/roster/{first.Id}", new { version = 1, enrolment = new { name = "สมชาย ดีงามยิ่ง" } })).Ok();
        await officer.Post($"{Desk}/{course}/roster/{(await Roster(officer, course))[1].Id}/transitions", new { to = "cancelled" });
        var before = JsonSerializer.Serialize(await Roster(officer, course));

        var again = await Import(officer, course, Csv.Replace("นายสมชาย", "นาย  สมชาย", StringComparison.Ordinal));

        (again.GetProperty("added").GetInt32(), again.GetProperty("known").GetInt32()).ShouldBe((0, 3));
        JsonSerializer.Serialize(await Roster(officer, course)).ShouldBe(before);
        (await Roster(officer, course)).Select(l => l.Text("state")).ShouldBe(["enrolled", "cancelled", "enrolled"], "the seat that was given back went to who waited");
    }

    [Fact]
    public async Task A_file_with_a_mistake_adds_nobody_and_names_every_row()
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");
        var file = "name,community\nสมชาย ดีงาม,ที่อื่น\n," + TestDatabase.Community + "\nสมชาย  ดีงาม,\nมานี มีนา,\nนางมานี มีนา,\n";

        var problem = await (await officer.PostAsync($"{Desk}/{course}/roster/import", SurveySteps.File("roster.csv", file))).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["rows.2.community", "rows.3.name", "rows.4.name", "rows.6.name"]);
        problem.GetProperty("errors").GetProperty("rows.6.name")[0].GetString().ShouldBe("ซ้ำกับแถวที่ 5");
        (await Roster(officer, course)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ไม่มีหัวคอลัมน์\nอะไรก็ได้\n")]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 not a workbook")]
    public async Task What_is_no_list_of_people_is_refused(string text)
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");

        await (await officer.PostAsync($"{Desk}/{course}/roster/import", SurveySteps.File("roster.xlsx", text))).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_workbook_is_read_as_the_csv_is()
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");
        using var file = new MemoryStream();
        XlsxFile.Write(file, [new("รายชื่อ", [], [["ลำดับ", "ชื่อ-สกุล", "ชุมชน"], [1, "สมชาย ดีงาม", TestDatabase.Community], [2, "มานี มีนา", null]])]);

        (await (await officer.PostAsync($"{Desk}/{course}/roster/import", SurveySteps.File("roster.xlsx", file.ToArray()))).Ok()).GetProperty("added").GetInt32().ShouldBe(2);

        (await Roster(officer, course)).Select(l => (l.Text("name"), l.GetProperty("community").GetString())).ShouldBe([("สมชาย ดีงาม", TestDatabase.Community), ("มานี มีนา", null)]);
    }

    [Fact]
    public async Task An_invitation_is_joined_to_line_by_its_code_once()
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");
        using var invited = app.As("invited-1");
        using var other = app.As("invited-2");
        var line = await officer.Invite(course, "ผู้ได้รับเชิญ (ตัวอย่าง)");
        var code = line.Text("invitationCode");
        await (await Claim(other, course, "2222-2222")).Refused(HttpStatusCode.BadRequest, "validation_failed");

        var mine = await (await Claim(invited, course, code[..4].ToLowerInvariant() + "-" + code[4..])).Ok();

        mine.Id.ShouldBe(line.Id);
        (await (await Claim(invited, course, code)).Ok()).Id.ShouldBe(line.Id, "twice is once");
        await (await Claim(other, course, code)).Refused(HttpStatusCode.BadRequest, "validation_failed");
        (await Roster(officer, course)).Single().GetProperty("linked").GetBoolean().ShouldBeTrue();
        (await invited.Get($"{Courses}/{course}")).GetProperty("mine").Text("name").ShouldBe("ผู้ได้รับเชิญ (ตัวอย่าง)");
    }

    [Fact]
    public async Task Somebody_who_enrolled_cancels_before_taking_an_invitation_over()
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");
        using var person = app.As("both-1");
        await person.Enrol(course);
        var line = await officer.Invite(course, "เชิญไว้แล้ว (ตัวอย่าง)");
        await (await Claim(person, course, line.Text("invitationCode"))).Refused(HttpStatusCode.Conflict, "already_enrolled");

        await person.CancelEnrolment(course);

        (await (await Claim(person, course, line.Text("invitationCode"))).Ok()).Id.ShouldBe(line.Id);
    }

    [Fact]
    public async Task The_roster_is_for_the_staff_who_work_and_nobody_else()
    {
        var course = (await app.MakeCourse()).Id;
        foreach (var who in (string[])["resident-1", "committee-1", "director-1", "admin-1"])
        {
            using var client = app.As(who);
            await (await client.GetAsync($"{Desk}/{course}/roster")).Refused(HttpStatusCode.Forbidden, "forbidden");
        }

        using var officer = app.As("officer-1");
        await (await officer.GetAsync($"{Desk}/{Guid.NewGuid()}/roster")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_same_name_of_a_community_is_put_on_once_and_found_by_a_part_of_it()
    {
        var course = (await app.MakeCourse()).Id;
        using var officer = app.As("officer-1");
        await officer.Invite(course, "นายประเสริฐ ยอดดี");
        await officer.Invite(course, "วิไล ยอดเยี่ยม");
        await (await officer.TryInvite(course, "ประเสริฐ ยอดดี")).Refused(HttpStatusCode.Conflict, "already_on_roster");

        (await officer.Get($"{Desk}/{course}/roster?q=ยอดดี")).GetProperty("items").GetArrayLength().ShouldBe(1);
        var page = await officer.Get($"{Desk}/{course}/roster?limit=1");
        (await officer.Get($"{Desk}/{course}/roster?limit=1&after={page.Text("next")}")).GetProperty("items")[0].Text("name").ShouldBe("วิไล ยอดเยี่ยม");
    }

    private static Task<HttpResponseMessage> Claim(HttpClient person, Guid course, string code) => person.Send(HttpMethod.Post, $"{Courses}/{course}/claim", new { code });

    private static async Task<JsonElement> Import(HttpClient officer, Guid course, string text) =>
        await (await officer.PostAsync($"{Desk}/{course}/roster/import", SurveySteps.File("roster.csv", text.Replace("{0}", TestDatabase.Community, StringComparison.Ordinal)))).Ok();

    private static async Task<List<JsonElement>> Roster(HttpClient officer, Guid course) =>
        [.. (await officer.Get($"{Desk}/{course}/roster?limit=100")).GetProperty("items").EnumerateArray()];
}
