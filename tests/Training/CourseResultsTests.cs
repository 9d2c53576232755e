using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Training;

public sealed class CourseResultsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task People_are_matched_before_and_after_and_the_rest_is_named_with_the_reason()
    {
        var course = await TakenCourse.Make(app, items: 2);
        // Student's sleep, Cushny and Peebles (1905), as in R's help of t.test(paired): here four people by hand. Differences 1, 1, 0, 2.
        await course.Took("matched-a", before: [1, 0], after: [1, 1]);
        await course.Took("matched-b", before: [0, 0], after: [1, 0]);
        await course.Took("matched-c", before: [1, 0], after: [1, 0]);
        await course.Took("matched-d", before: [0, 0], after: [1, 1]);
        await course.Took("late", before: null, after: [1, 1]);
        await course.Took("left", before: [1, 1], after: null);
        await course.Came("idle");
        await course.Enrolled("absent");
        using var officer = app.As("officer-1");

        var results = await officer.Get($"/api/v1/staff/courses/{course.Id}/results");

        var gain = results.GetProperty("gain");
        (gain.GetProperty("n").GetInt32(), gain.GetProperty("improved").GetInt32(), gain.GetProperty("same").GetInt32(), gain.GetProperty("worse").GetInt32()).ShouldBe((4, 3, 1, 0));
        (gain.GetProperty("before").GetProperty("mean").GetDouble(), gain.GetProperty("after").GetProperty("mean").GetDouble()).ShouldBe((0.5, 1.5));
        // R: t.test(c(1, 1, 0, 2)) prints t = 2.4495, df = 3, p-value = 0.09172, interval -0.2992277 2.2992277.
        gain.GetProperty("pairedT").GetProperty("statistic").GetDouble().ShouldBe(2.449490, 1e-6);
        gain.GetProperty("pairedT").GetProperty("p").GetDouble().ShouldBe(0.09172, 1e-5);
        gain.GetProperty("pairedT").GetProperty("ci").GetProperty("lower").GetDouble().ShouldBe(-0.2992277, 1e-6);
        gain.GetProperty("dz").GetDouble().ShouldBe(2.449490 / 2, 1e-6);
        // Hake: (1.5 - 0.5) / (2 - 0.5).
        gain.GetProperty("gain").GetDouble().ShouldBe(2.0 / 3, 1e-9);
        gain.Text("gainBand").ShouldBe("medium");
        // Pass mark 1.2 of 2: nobody before, a and d after.
        (gain.GetProperty("passedBefore").GetInt32(), gain.GetProperty("passedAfter").GetInt32()).ShouldBe((0, 2));
        results.GetProperty("allBefore").GetProperty("n").GetInt32().ShouldBe(5);
        results.GetProperty("unmatched").EnumerateArray().ToDictionary(u => u.Text("name"), u => u.Text("reason"), StringComparer.Ordinal).ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["late"] = "no_test_before",
                ["left"] = "no_test_after",
                ["idle"] = "no_test",
                ["absent"] = "absent",
            }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_doctor_names_the_question_whose_key_is_wrong_and_the_lure_that_nobody_takes()
    {
        var course = await TakenCourse.Make(app, items: 4);
        // Whoever is right elsewhere says b in the last question, whose key is a; nobody ever says c.
        for (var i = 0; i < 10; i++) await course.Took($"able-{(char)('a' + i)}", before: [1, 1, i < 8 ? 1 : 0, 0], after: [1, 1, 1, 0]);
        for (var i = 0; i < 10; i++) await course.Took($"weak-{(char)('a' + i)}", before: [0, i < 3 ? 1 : 0, 0, 1], after: [1, 1, 1, 0]);
        using var officer = app.As("officer-1");

        var items = (await officer.Get($"/api/v1/staff/courses/{course.Id}/items")).GetProperty("items").EnumerateArray().ToList();

        var last = items[3];
        last.GetProperty("findings").EnumerateArray().Select(f => f.Text("code")).ShouldBe(["key_suspect", "lure_unused", "not_taught"]);
        last.GetProperty("findings")[0].GetProperty("why").Text("th").ShouldContain("“b”");
        last.GetProperty("before").GetProperty("discrimination").GetDouble().ShouldBe(-1);
        last.GetProperty("sensitivity").GetDouble().ShouldBe(-0.5);
        items[0].GetProperty("findings").EnumerateArray().Select(f => f.Text("code")).ShouldBe(["lure_unused"]);
        last.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("chosen").GetInt32()).ShouldBe([10, 10, 0]);
        (await officer.Get($"/api/v1/staff/courses/{course.Id}/report")).GetProperty("checks").EnumerateArray()
            .Single(c => c.Text("code") == "keys_checked").GetProperty("done").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_trainee_sees_their_own_scores_and_certificate_once_the_test_is_closed_and_anybody_can_check_the_paper()
    {
        var course = await TakenCourse.Make(app, items: 2);
        var enrolment = await course.Took("proud", before: [0, 0], after: [1, 1], person: true);
        await course.Took("other", before: [1, 1], after: [1, 1], person: true);
        using var proud = app.As("proud");
        await (await proud.GetAsync($"/api/v1/courses/{course.Id}/result")).Refused(HttpStatusCode.Conflict, "test_not_closed");
        await course.Close();

        var result = await proud.Get($"/api/v1/courses/{course.Id}/result");

        (result.GetProperty("before").GetDecimal(), result.GetProperty("after").GetDecimal(), result.GetProperty("passed").GetBoolean()).ShouldBe((0, 2, true));
        var code = result.GetProperty("certificate").Text("code");
        (await proud.Get($"/api/v1/courses/{course.Id}/result")).GetProperty("certificate").Text("code").ShouldBe(code, "it is given once");
        var paper = await app.Anyone.Get($"/api/v1/certificates/{code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}");
        paper.Text("name").ShouldBe("proud");
        paper.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "name", "course", "heldOn", "place", "minutes", "issuedAt"]);
        await (await app.Anyone.GetAsync("/api/v1/certificates/BBBB-CCCC-DDDD")).Refused(HttpStatusCode.NotFound, "not_found");
        using var stranger = app.As("resident-9");
        await (await stranger.GetAsync($"/api/v1/courses/{course.Id}/result")).Refused(HttpStatusCode.NotFound, "not_found");
        enrolment.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Who_was_hardly_there_gets_no_certificate_and_is_told_why()
    {
        var course = await TakenCourse.Make(app, items: 1);
        await course.Took("brief", before: [0], after: [1], person: true, sessions: 0);
        await course.Close();
        using var brief = app.As("brief");

        var result = await brief.Get($"/api/v1/courses/{course.Id}/result");

        result.GetProperty("certificate").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("missing").EnumerateArray().Select(m => m.GetString()).ShouldBe(["attendance"]);
        using var officer = app.As("officer-1");
        (await officer.Post($"/api/v1/staff/courses/{course.Id}/certificates", new { })).GetProperty("certificates").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Two_who_print_at_once_give_each_certificate_once()
    {
        var course = await TakenCourse.Make(app, items: 1);
        for (var i = 0; i < 5; i++) await course.Took($"print-{(char)('a' + i)}", before: [0], after: [1]);
        await course.Close();
        using var officer = app.As("officer-1");

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.Post($"/api/v1/staff/courses/{course.Id}/certificates", new { })));

        given.Sum(g => g.GetProperty("issued").GetInt32()).ShouldBe(5);
        (await app.Sql<long>("select count(*) from certificate join enrolment on enrolment.id = enrolment_id where course_id = $1", course.Id)).ShouldBe(5);
    }

    [Fact]
    public async Task The_officer_writes_words_and_the_memo_has_them_with_the_figures()
    {
        var course = await TakenCourse.Make(app, items: 2);
        await course.Took("memo-a", before: [0, 0], after: [1, 1]);
        await course.Took("memo-b", before: [0, 1], after: [1, 1]);
        await course.Took("memo-c", before: [0, 0], after: [0, 1]);
        using var officer = app.As("officer-1");
        var words = new { version = 0, problems = "สัญญาณอ่อน", proposals = "เตรียมอุปกรณ์กระจายสัญญาณ" };
        (await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/courses/{course.Id}/report", words)).Ok()).GetProperty("version").GetInt32().ShouldBe(1);
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/courses/{course.Id}/report", words)).Refused(HttpStatusCode.Conflict, "course_changed");

        var text = await MemoText(officer, course.Id);

        text.ShouldContain("สัญญาณอ่อน");
        text.ShouldContain("เตรียมอุปกรณ์กระจายสัญญาณ");
        // Differences 2, 1, 1: mean 1.33, sd 0.58, t = 4.00 with 2 degrees of freedom.
        text.ShouldContain("t = ๔.๐๐, df = ๒");
        text.ShouldContain("ครบทั้งสองครั้ง ๓ คน");
        (await MemoText(officer, course.Id)).ShouldBe(text, "the same data give the same memo");
    }

    [Fact]
    public async Task The_director_hears_within_five_days()
    {
        var course = await TakenCourse.Make(app, items: 1);
        using var officer = app.As("officer-1");

        var report = await officer.Get($"/api/v1/staff/courses/{course.Id}/report");

        report.Text("due").ShouldBe(course.HeldOn.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        report.GetProperty("daysLeft").GetInt32().ShouldBe(course.HeldOn.AddDays(5).DayNumber - DateOnly.FromDateTime(app.Now.UtcDateTime.AddHours(7)).DayNumber);
        using var resident = app.As("resident-1");
        await (await resident.GetAsync($"/api/v1/staff/courses/{course.Id}/report")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_rehearsal_fills_the_hall_with_invented_people_and_keeps_nothing_of_them()
    {
        var course = await TakenCourse.Make(app, items: 5);
        await course.Took("real", before: [1, 1, 1, 1, 1], after: [1, 1, 1, 1, 1]);
        using var officer = app.As("officer-1");
        await (await officer.GetAsync($"/api/v1/staff/courses/{course.Id}/rehearsal.docx")).Refused(HttpStatusCode.Conflict, "course_begun");
        await app.Sql("update course set state = 'enrolling' where id = $1", course.Id);

        var text = await MemoText(officer, course.Id, "rehearsal.docx");

        text.ShouldContain("รายชื่อและตัวเลขสมมติ");
        text.ShouldContain("ลงทะเบียน ๑๐๐ คน");
        text.ShouldContain("คะแนนหลังอบรมสูงขึ้นอย่างมีนัยสำคัญ");
        text.ShouldNotContain("real");
        (await app.Sql<long>("select count(*) from enrolment where course_id = $1", course.Id)).ShouldBe(1);
        (await app.Sql<string>("select state from test where course_id = $1 and kind = 'post'", course.Id)).ShouldBe("open");
        (await app.Sql<long>("select count(*) from attempt_answer join attempt on attempt.id = attempt_id join test on test.id = test_id where course_id = $1", course.Id)).ShouldBe(10);
    }

    private static async Task<string> MemoText(HttpClient client, Guid course, string file = "memo.docx")
    {
        using var answer = await client.GetAsync($"/api/v1/staff/courses/{course}/{file}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return string.Concat(System.Xml.Linq.XDocument.Parse(await reader.ReadToEndAsync()).DescendantNodes().OfType<System.Xml.Linq.XText>().Select(t => t.Value));
    }
}
