namespace Saphansung.Tests.Incidents;

public sealed class EmergencyTests(App app) : IClassFixture<App>
{
    private static readonly string[] Staff = ["officer-1", "officer-2", "head-1"];

    [Fact]
    public async Task Officers_and_heads_are_told_at_once_and_each_once()
    {
        await Enrol([.. Staff, "director-1", "admin-1", "committee-1"]);
        var receipt = await app.Report("disaster", """{"kind":"fire","danger":["flames"]}""");
        await app.Screened(receipt.Id);

        // A worker that does its work twice tells nobody twice.
        await app.Sql("insert into clock (id, kind, incident_id, due_at) values ($1, 'screen', $2, $3)", Guid.CreateVersion7(), receipt.Id, app.Now.UtcDateTime);
        app.Restart();
        // A message the stop cut short is claimed for a while yet.
        app.Advance(TimeSpan.FromMinutes(1));
        await app.Screened(receipt.Id);

        await App.Eventually(() =>
        {
            foreach (var person in Staff)
            {
                var message = Told(person, receipt.Reference).ShouldHaveSingleItem(person);
                message.ShouldContain("เหตุฉุกเฉิน");
                message.ShouldContain("อัคคีภัยและภัยธรรมชาติ");
                message.ShouldContain($"staff/cases/{receipt.Id}");
            }
        });
        foreach (var other in (string[])["director-1", "admin-1", "committee-1", "resident-1"]) Told(other, receipt.Reference).ShouldBeEmpty(other);
    }

    [Fact]
    public async Task While_somebody_is_on_duty_the_other_officers_are_left_alone()
    {
        await Enrol(Staff);
        await app.Sql("update person_role set on_duty = true where person_id = (select id from person where line_user_id = $1)", LineSide.UserId("officer-2"));
        var receipt = await app.Report("garbage", """{"danger":["fire"]}""");
        await app.Screened(receipt.Id);
        await app.Sql("update person_role set on_duty = false");

        await App.Eventually(() =>
        {
            Told("officer-2", receipt.Reference).Count.ShouldBe(1);
            Told("head-1", receipt.Reference).Count.ShouldBe(1);
        });
        Told("officer-1", receipt.Reference).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_that_becomes_an_emergency_later_is_told_too()
    {
        await Enrol(Staff);
        var receipt = await app.Report("disaster", """{"kind":"flood"}""");
        using var officer = app.As("officer-1");

        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/priority", new { priority = "emergency", reason = "น้ำเข้าบ้านผู้ป่วยติดเตียง" });

        await App.Eventually(() => Told("head-1", receipt.Reference).ShouldHaveSingleItem().ShouldContain("เหตุฉุกเฉิน"));
    }

    [Fact]
    public async Task Of_a_sensitive_emergency_the_message_tells_the_reference_and_nothing_it_is_about()
    {
        await Enrol(Staff);
        var receipt = await app.SubmitIncident(category: "people", change: body =>
        {
            body["answers"] = RoutingSteps.With(body["answers"]!, """{"danger":["violence"]}""");
            body["description"] = "ความลับของครอบครัวหนึ่ง";
        });

        await App.Eventually(() =>
        {
            var message = Told("head-1", receipt.Reference).ShouldHaveSingleItem();
            foreach (var detail in (string[])["ความลับ", "ผู้ต้องการความช่วยเหลือ", "People", "ทำร้าย", "POLICE", "ตำรวจ"]) message.ShouldNotContain(detail);
        });
    }

    [Fact]
    public async Task A_report_without_danger_tells_nobody()
    {
        await Enrol(Staff);
        var receipt = await app.Report("disaster", """{"kind":"flood"}""");
        await app.Screened(receipt.Id);

        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", receipt.Id)).ShouldBe(0);
    }

    private List<string> Told(string person, string reference) =>
        [.. app.Line.Inbox(person).Select(m => m.Readable()).Where(m => m.Contains(reference, StringComparison.Ordinal))];

    private async Task Enrol(string[] people)
    {
        foreach (var person in people)
        {
            using var client = app.As(person);
            await client.Get("/api/v1/me");
        }
    }
}
