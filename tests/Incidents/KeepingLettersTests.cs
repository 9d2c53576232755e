using System.Net;
using System.Text;

namespace Saphansung.Tests.Incidents;

public sealed class KeepingLettersTests(App app) : IClassFixture<App>
{
    private static readonly byte[] Pdf = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");

    [Fact]
    public async Task A_PDF_comes_back_as_it_was_and_only_as_a_download()
    {
        using var agency = await app.Agency("MEA");

        var sent = await (await agency.Upload(Pdf, "reply.pdf", to: "letters")).Ok();

        using var kept = await app.Anyone.GetAsync(sent.Text("url"));
        (await kept.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
        kept.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        kept.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        kept.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task A_picture_of_a_letter_loses_the_cameras_notes()
    {
        using var officer = app.As("officer-1");

        var sent = await (await officer.Upload(CameraNotes.On(CaseSteps.Jpeg), "letter.jpg", to: "letters")).Ok();

        using var kept = await app.Anyone.GetAsync(sent.Text("url"));
        kept.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await kept.Content.ReadAsStringAsync()).ShouldNotContain("SecretPhone");
    }

    [Theory]
    [InlineData("a Word file", "PK\u0003\u0004word/document.xml")]
    [InlineData("HTML named .pdf", "<html>%PDF-1.7</html>")]
    [InlineData("nothing", "")]
    public async Task A_PDF_that_is_none_is_refused(string what, string content)
    {
        using var agency = await app.Agency("MEA");

        using var answer = await agency.Upload(Encoding.Latin1.GetBytes(content), "reply.pdf", to: "letters");

        (await answer.Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")).GetProperty("errors").TryGetProperty("file", out _).ShouldBeTrue(what);
    }

    [Fact]
    public async Task Eleven_megabytes_are_too_many()
    {
        using var agency = await app.Agency("MEA");

        using var answer = await agency.Upload([.. Pdf, .. new byte[11 * 1024 * 1024]], "reply.pdf", to: "letters");

        await answer.Refused(HttpStatusCode.RequestEntityTooLarge, "letter_too_large");
    }

    [Fact]
    public async Task Residents_have_no_letters_to_keep()
    {
        using var resident = app.As("resident-1");
        using var committee = app.As("committee-1");

        foreach (var client in (HttpClient[])[resident, committee])
        {
            using var answer = await client.Upload(Pdf, "reply.pdf", to: "letters");
            await answer.Refused(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task A_link_to_a_photo_opens_no_letter_and_a_letters_link_dies()
    {
        using var agency = await app.Agency("MEA");
        var letter = (await (await agency.Upload(Pdf, "reply.pdf", to: "letters")).Ok()).Text("url");
        var asPhoto = letter.Replace("/letters/", "/photos/", StringComparison.Ordinal);

        (await app.Anyone.GetAsync(asPhoto)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Advance(TimeSpan.FromHours(2));
        (await app.Anyone.GetAsync(letter)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
