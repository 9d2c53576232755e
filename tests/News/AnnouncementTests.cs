using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.News;

/// <summary>From a draft to the phones, with everything that people and processes do to it on the way.</summary>
public sealed class AnnouncementTests(NewsApp app) : IClassFixture<NewsApp>
{
    private const string Multicast = "/v2/bot/message/multicast";

    [Fact]
    public async Task Eight_presses_at_once_send_once()
    {
        await app.Followers("twice-1", "twice-2");
        var id = await app.ApprovedNews();
        using var officer = app.As("officer-1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.TryMoveNews(id, "sending")));

        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        foreach (var answer in answers.Where(a => !a.IsSuccessStatusCode)) await answer.Refused(HttpStatusCode.Conflict, "illegal_move");
        await Becomes(id, "sent");
        Got("twice-1", id).ShouldBe(1);
        Got("twice-2", id).ShouldBe(1);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("timeout")]
    public async Task A_process_that_dies_in_the_middle_tells_everybody_exactly_once(string mode)
    {
        await app.Followers($"{mode}-1", $"{mode}-2");
        var id = await app.ApprovedNews();
        app.Line.Fault(Multicast, mode);
        await app.As("officer-1").MoveNews(id, "sending");
        await App.Eventually(() => app.Line.FaultsLeft(Multicast).ShouldBe(0));

        app.Restart();
        app.Advance(TimeSpan.FromMinutes(1));

        await Becomes(id, "sent");
        Got($"{mode}-1", id).ShouldBe(1);
        Got($"{mode}-2", id).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_changed_after_the_approval_needs_it_anew()
    {
        var id = await app.ApprovedNews();
        using var officer = app.As("officer-1");
        var words = NewsSteps.Words("เปลี่ยนแล้ว (ตัวอย่าง)");
        words["version"] = 1;

        (await (await officer.Send(HttpMethod.Put, $"{NewsSteps.Announcements}/{id}", words)).Ok()).Text("state").ShouldBe("draft");

        await (await officer.TryMoveNews(id, "sending", 2)).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await app.As("head-1").TryMoveNews(id, "approved", 1)).Refused(HttpStatusCode.Conflict, "stale_version");
        words["version"] = 1;
        await (await officer.Send(HttpMethod.Put, $"{NewsSteps.Announcements}/{id}", words)).Refused(HttpStatusCode.Conflict, "stale_version");
    }

    [Fact]
    public async Task Saying_the_same_again_is_no_change()
    {
        var id = await app.ApprovedNews(NewsSteps.Words("เหมือนเดิม (ตัวอย่าง)"));
        var words = NewsSteps.Words("เหมือนเดิม (ตัวอย่าง)");
        words["version"] = 1;

        var saved = await (await app.As("officer-1").Send(HttpMethod.Put, $"{NewsSteps.Announcements}/{id}", words)).Ok();

        saved.Text("state").ShouldBe("approved");
        saved.GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_head_approves_and_a_return_says_why()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        var id = await officer.WriteNews();
        await (await head.TryMoveNews(id, "approved")).Refused(HttpStatusCode.Conflict, "illegal_move");
        await officer.MoveNews(id, "awaiting_approval");

        await (await officer.TryMoveNews(id, "approved")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await officer.TryMoveNews(id, "returned", reason: "x")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await head.TryMoveNews(id, "returned")).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var returned = await head.MoveNews(id, "returned", reason: "วันที่ผิด");

        returned.GetProperty("history").EnumerateArray().Last().Text("reason").ShouldBe("วันที่ผิด");
        await (await officer.TryMoveNews(id, "sending")).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await app.As("director-1").TryMoveNews(id, "awaiting_approval")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { """{"title":{"th":" "}}""", "title.th" },
        { """{"body":{"th":""}}""", "body.th" },
        { """{"event":{"from":"2026-12-05T02:00:00Z","to":"2026-12-05T01:00:00Z"}}""", "event.to" },
        { """{"event":{"place":"ลานกีฬา"}}""", "event.from" },
        { """{"dueAt":"2026-01-01T00:00:00Z"}""", "dueAt" },
        { """{"audience":{"kind":"community","code":"C99"}}""", "audience.code" },
        { """{"audience":{"kind":"role","code":"king"}}""", "audience.code" },
        { """{"audience":{"kind":"near","code":"SPS-2570-AAAAA","metres":500}}""", "audience.code" },
        { """{"audience":{"kind":"all"}}""", "audience.kind" },
        { """{"pictureId":"0199d2f0-0000-7000-8000-000000000001"}""", "pictureId" },
        { """{"attachmentIds":["0199d2f0-0000-7000-8000-000000000001"]}""", "attachmentIds" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_refused_at_its_field_and_nothing_is_kept(string part, string field)
    {
        var words = NewsSteps.Words("พลาด (ตัวอย่าง) " + field);
        foreach (var given in JsonElement.Parse(part).EnumerateObject()) words[given.Name] = given.Value;

        var problem = await (await app.As("officer-1").Send(HttpMethod.Post, NewsSteps.Announcements, words, Guid.NewGuid().ToString()))
            .Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        (await app.Sql<long>("select count(*) from announcement where title_th = $1", "พลาด (ตัวอย่าง) " + field)).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_key_writes_one_draft()
    {
        using var officer = app.As("officer-1");
        var key = Guid.NewGuid().ToString();

        var first = (await officer.Post(NewsSteps.Announcements, NewsSteps.Words(), key)).Text("id");
        var again = (await officer.Post(NewsSteps.Announcements, NewsSteps.Words(), key)).Text("id");

        again.ShouldBe(first);
        await (await officer.Send(HttpMethod.Post, NewsSteps.Announcements, NewsSteps.Words("อื่น (ตัวอย่าง)"), key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_picture_is_what_LINE_shows_an_attachment_what_its_content_says()
    {
        using var officer = app.As("officer-1");
        byte[] webp = [.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0];

        await (await officer.TryUploadNewsFile([.. "%PDF-1.7\n"u8], "a.jpg", "picture")).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await (await officer.TryUploadNewsFile(webp, "a.webp", "picture")).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await (await officer.TryUploadNewsFile([.. "<html>"u8], "a.pdf")).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await officer.UploadNewsFile([.. "%PDF-1.7\n"u8], "../กำหนดการ วันงาน.exe")).Text("name").ShouldBe("กำหนดการ วันงาน.pdf");
    }

    [Fact]
    public async Task Whoever_blocked_the_account_is_neither_counted_nor_told_and_the_cost_is_the_recipients()
    {
        await app.Followers("stays", "leaves");
        await app.Line.Follow("leaves", following: false);
        await App.Eventually(() => app.Sql<bool>("select not following from line_follower where line_user_id = $1", LineSide.UserId("leaves")), "the unfollow");
        var id = await app.ApprovedNews();
        using var officer = app.As("officer-1");
        var people = (await Cost(officer, "everyone")).GetProperty("people").GetInt32();

        var sent = await officer.MoveNews(id, "sending");

        sent.GetProperty("recipients").GetInt32().ShouldBe(people);
        (await app.Sql<long>("select sum(cost) from outbox where subject_id = $1 and purpose = 'announcement'", Guid.Parse(id))).ShouldBe(people);
        await Becomes(id, "sent");
        Got("stays", id).ShouldBe(1);
        Got("leaves", id).ShouldBe(0);
        (await officer.Get($"{NewsSteps.Announcements}/{id}/result")).GetProperty("accepted").GetInt32().ShouldBe(people);
    }

    [Fact]
    public async Task News_of_a_community_comes_to_whoever_chose_it_and_to_its_committee()
    {
        await app.Followers("chooser", "other", "committee-1");
        await (await app.As("chooser").Send(HttpMethod.Put, "/api/v1/announcements/communities", new { communities = (string[])[TestDatabase.Community] })).Ok();
        await (await app.As("other").Send(HttpMethod.Put, "/api/v1/announcements/communities", new { communities = (string[])["C99"] })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        var id = await app.ApprovedNews(NewsSteps.Words(audience: "community", code: TestDatabase.Community));

        (await app.As("officer-1").MoveNews(id, "sending")).GetProperty("recipients").GetInt32().ShouldBe(2);

        await Becomes(id, "sent");
        Got("chooser", id).ShouldBe(1);
        Got("committee-1", id).ShouldBe(1);
        Got("other", id).ShouldBe(0);
    }

    [Fact]
    public async Task People_near_a_case_are_its_reporters_and_followers_and_a_sensitive_case_is_no_centre()
    {
        await app.Followers("near-reporter", "near-follower", "far-reporter");
        var centre = await app.SubmitIncident("near-reporter", change: b => b["location"] = new { lat = 13.79, lng = 100.66 });
        var close = await app.SubmitIncident("near-reporter", "disrepair", b => b["location"] = new { lat = 13.792, lng = 100.66 });
        await (await app.As("near-follower").PostAsync($"/api/v1/incidents/{close.Id}/follow", null)).Ok();
        await app.SubmitIncident("far-reporter", change: b => b["location"] = new { lat = 13.75, lng = 100.70 });
        var confidential = await app.SubmitIncident("far-reporter", "people", b => b["location"] = new { lat = 13.79, lng = 100.66 });
        using var officer = app.As("officer-1");

        (await Cost(officer, "near", centre.Reference, 300)).GetProperty("people").GetInt32().ShouldBe(2);

        (await Cost(officer, "near", centre.Reference, 100)).GetProperty("people").GetInt32().ShouldBe(1);
        await (await officer.Send(HttpMethod.Post, $"{NewsSteps.Announcements}/audience", new { kind = "near", code = confidential.Reference, metres = 300 }))
            .Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_reminder_goes_to_those_asked_who_have_not_answered_an_open_round()
    {
        await app.Followers("answered", "silent", "unasked");
        using var officer = app.As("officer-1");
        var (survey, round) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.Sql("insert into form_version (form_key, version, questions, created_at) values ('news-test', 1, '[]', now())");
        await app.Sql("insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, form_key, form_version, created_at, updated_at) values ($1, 'news-test', 'x', '', 'x', '', true, 'news-test', 1, now(), now())", survey);
        await app.Sql("""
            insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, state, invitation_th, invitation_en, created_at)
            values ($1, $2, 1, 'news-test', 1, '{}', $3, $4, 'open', 'x', '', $3)
            """, round, survey, app.Now.UtcDateTime.AddDays(-1), app.Now.UtcDateTime.AddDays(30));
        await app.Sql("""
            insert into survey_participation (round_id, person_id, state, invited_at)
            select $1, id, case when line_user_id = $2 then 'answered' else 'invited' end, $4 from person where line_user_id in ($2, $3)
            """, round, LineSide.UserId("answered"), LineSide.UserId("silent"), app.Now.UtcDateTime);

        var id = await app.ApprovedNews(NewsSteps.Words(audience: "unanswered", code: round.ToString()));
        (await officer.MoveNews(id, "sending")).GetProperty("recipients").GetInt32().ShouldBe(1);

        await Becomes(id, "sent");
        Got("silent", id).ShouldBe(1);
        await app.Sql("update survey_round set state = 'closed' where id = $1", round);
        await (await officer.Send(HttpMethod.Post, $"{NewsSteps.Announcements}/audience", new { kind = "unanswered", code = round.ToString() })).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task What_the_month_has_no_room_for_is_refused_and_may_go_the_free_way()
    {
        await app.Followers("poor-1", "poor-2");
        var id = await app.ApprovedNews();
        using var officer = app.As("officer-1");
        await app.Sql("update line_quota set plan = 1, used = 1, read_at = $1, read_due_at = 'infinity'", app.Now.UtcDateTime);
        try
        {
            (await Cost(officer, "everyone")).GetProperty("left").GetInt32().ShouldBeLessThan(0);
            var refused = await (await officer.TryMoveNews(id, "sending")).Refused(HttpStatusCode.Conflict, "quota_short");
            refused.ToString().ShouldContain("กล่องข่าว");
            (await app.Sql<string>("select state from announcement where id = $1", Guid.Parse(id))).ShouldBe("approved");

            (await officer.MoveNews(id, "sending", way: "inbox")).Text("state").ShouldBe("sent");

            (await app.Sql<long>("select count(*) from outbox where subject_id = $1", Guid.Parse(id))).ShouldBe(0);
            (await app.Sql<long>("select count(*) from inbox_message where subject_id = $1 and line_user_id = $2", Guid.Parse(id), LineSide.UserId("poor-1"))).ShouldBe(1);
            Got("poor-1", id).ShouldBe(0);

            // What goes by itself takes the free way by itself, and says so.
            var words = NewsSteps.Words("ตั้งเวลา (ตัวอย่าง)");
            words["dueAt"] = app.Now.AddHours(1);
            var scheduled = await app.ApprovedNews(words);
            app.Advance(TimeSpan.FromHours(1));
            await Becomes(scheduled, "sent");
            var shown = await officer.Get($"{NewsSteps.Announcements}/{scheduled}");
            shown.Text("way").ShouldBe("inbox");
            shown.GetProperty("history").EnumerateArray().Last().Text("reason").ShouldContain("โควตา");
        }
        finally
        {
            await app.Sql("update line_quota set plan = null, used = 0");
        }
    }

    [Fact]
    public async Task What_is_scheduled_goes_by_itself_when_its_time_has_come_and_not_before()
    {
        await app.Followers("timely");
        var words = NewsSteps.Words("ตามเวลา (ตัวอย่าง)");
        words["dueAt"] = app.Now.AddHours(2);
        var id = await app.ApprovedNews(words);
        (await app.As("officer-1").Get($"{NewsSteps.Announcements}/{id}")).Text("state").ShouldBe("scheduled");
        app.Advance(TimeSpan.FromHours(1));
        await (await app.Anyone.GetAsync($"/api/v1/announcements/{id}")).Refused(HttpStatusCode.NotFound, "not_found");

        app.Advance(TimeSpan.FromHours(1));

        await Becomes(id, "sent");
        Got("timely", id).ShouldBe(1);
    }

    [Fact]
    public async Task Openings_are_counted_once_a_person_and_in_all_and_blocks_for_two_days()
    {
        await app.Followers("reader", "blocks-soon", "blocks-late");
        var id = await app.ApprovedNews();
        using var officer = app.As("officer-1");
        await officer.MoveNews(id, "sending");
        await Becomes(id, "sent");
        var opened = $"/api/v1/announcements/{id}/opened";
        for (var i = 0; i < 2; i++) await (await app.As("reader").Send(HttpMethod.Post, opened, new { via = "message" })).Ok();
        await (await app.As("blocks-late").Send(HttpMethod.Post, opened, new { via = "message" })).Ok();
        await (await app.Anyone.Send(HttpMethod.Post, opened, new { via = "archive" })).Ok();
        await (await app.Anyone.Send(HttpMethod.Post, opened, new { via = "elsewhere" })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await Leaves("blocks-soon", TimeSpan.FromHours(47));
        await Leaves("blocks-late", TimeSpan.FromHours(2));

        var result = await officer.Get($"{NewsSteps.Announcements}/{id}/result");

        result.GetProperty("clicks").GetInt32().ShouldBe(3);
        result.GetProperty("readers").GetInt32().ShouldBe(2);
        result.GetProperty("archiveReads").GetInt32().ShouldBe(1);
        result.GetProperty("blocks").GetInt32().ShouldBe(1);
        (await app.Sql<bool>("select bool_and(octet_length(reader) = 16) from announcement_opening where announcement_id = $1 and reader is not null", Guid.Parse(id))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_archive_shows_what_was_sent_and_never_a_draft()
    {
        using var officer = app.As("officer-1");
        var picture = await officer.UploadNewsFile(CaseSteps.Jpeg, "a.jpg", "picture");
        var paper = await officer.UploadNewsFile([.. "%PDF-1.7\n"u8], "b.pdf");
        var words = NewsSteps.Words("ข่าวในคลัง (ตัวอย่าง)", "archive");
        (words["pictureId"], words["attachmentIds"]) = (picture.Text("id"), new[] { paper.Text("id") });
        var id = await app.ApprovedNews(words);
        var file = $"/api/v1/announcements/files/{paper.Text("id")}";

        await (await app.Anyone.GetAsync($"/api/v1/announcements/{id}")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await app.Anyone.GetAsync(file)).Refused(HttpStatusCode.NotFound, "not_found");
        (await app.Anyone.GetStringAsync(paper.Text("url"))).ShouldStartWith("%PDF");
        (await app.Anyone.GetStringAsync("/api/v1/announcements?limit=100")).ShouldNotContain(id);
        (await app.Anyone.GetStringAsync("/api/v1/announcements/feed.xml")).ShouldNotContain(id);
        await (await app.Anyone.Send(HttpMethod.Post, $"/api/v1/announcements/{id}/opened", new { via = "archive" })).Refused(HttpStatusCode.NotFound, "not_found");

        (await officer.MoveNews(id, "sending")).Text("state").ShouldBe("sent");

        var shown = await app.Anyone.Get($"/api/v1/announcements/{id}");
        shown.Text("picture").ShouldBe($"/api/v1/announcements/files/{picture.Text("id")}");
        using var fetched = await app.Anyone.GetAsync(file);
        fetched.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await app.Anyone.GetStringAsync("/api/v1/announcements?limit=100")).ShouldContain(id);
        System.Xml.Linq.XElement.Parse(await app.Anyone.GetStringAsync("/api/v1/announcements/feed.xml")).ToString().ShouldContain("ข่าวในคลัง");
        (await app.Sql<long>("select count(*) from outbox where subject_id = $1", Guid.Parse(id))).ShouldBe(0);
    }

    [Fact]
    public async Task LINE_looks_at_the_message_and_a_trial_comes_to_me_alone_and_once()
    {
        using var officer = app.As("officer-1");
        await app.Followers("bystander");
        var picture = await officer.UploadNewsFile(CaseSteps.Jpeg, "a.jpg", "picture");
        var words = NewsSteps.Words("ข่าวทดลอง (ตัวอย่าง)");
        (words["pictureId"], words["event"]) = (picture.Text("id"), new { from = "2026-12-05T02:00:00Z", place = "ลานกีฬา (ตัวอย่าง)" });
        var id = await officer.WriteNews(words);

        var looked = await (await officer.Send(HttpMethod.Post, $"{NewsSteps.Announcements}/{id}/preview")).Ok();
        for (var i = 0; i < 2; i++) await (await officer.Send(HttpMethod.Post, $"{NewsSteps.Announcements}/{id}/test")).Ok();

        looked.ToString().ShouldBe("""{"checked":true,"picture":true,"problems":[]}""");
        await App.Eventually(() => Got("officer-1", id).ShouldBe(1));
        Got("bystander", id).ShouldBe(0);
        var message = System.Text.RegularExpressions.Regex.Unescape(app.Line.Inbox("officer-1").Last(m => m.ToJsonString().Contains(id, StringComparison.Ordinal)).ToJsonString());
        message.ShouldContain("https://news.example/api/v1/announcements/files/");
        message.ShouldContain("ลานกีฬา");
        message.ShouldNotContain(LineSide.UserId("officer-1"));
    }

    private static async Task<JsonElement> Cost(HttpClient officer, string kind, string? code = null, int? metres = null) =>
        await officer.Post($"{NewsSteps.Announcements}/audience", new { kind, code, metres });

    private int Got(string person, string id) => app.Line.Inbox(person).Count(m => m.ToJsonString().Contains(id, StringComparison.Ordinal));

    private Task Becomes(string id, string state) => App.Eventually(async () =>
    {
        // A worker that has just looked looks again when the deliveries are told of.
        await app.Sql("notify saphansung_work, 'clock'");
        return await app.Sql<string>("select state from announcement where id = $1", Guid.Parse(id)) == state;
    }, $"{id} as {state}");

    private async Task Leaves(string person, TimeSpan after)
    {
        app.Advance(after);
        await app.Line.Follow(person, following: false);
        await App.Eventually(() => app.Sql<bool>("select exists (select from follower_event where line_user_id = $1 and kind = 'unfollow')", LineSide.UserId(person)), "the unfollow");
    }
}
