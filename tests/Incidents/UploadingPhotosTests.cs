using System.Net;
using System.Text;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Saphansung.Tests.Incidents;

public sealed class UploadingPhotosTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Metadata_is_read_for_evidence_and_taken_out_of_the_picture_but_it_stays_upright()
    {
        using var resident = app.As("resident-1");
        var sent = CameraNotes.On(CaseSteps.Jpeg);

        var answer = await (await resident.Upload(sent, "IMG_0001.JPG")).Ok();

        var kept = await resident.GetByteArrayAsync(answer.Text("url"));
        Encoding.Latin1.GetString(kept).ShouldNotContain("SecretPhone");
        Encoding.Latin1.GetString(kept).ShouldNotContain("a remark");
        var metadata = ImageMetadataReader.ReadMetadata(new MemoryStream(kept));
        metadata.OfType<GpsDirectory>().ShouldBeEmpty();
        metadata.OfType<ExifIfd0Directory>().Single().GetInt32(ExifDirectoryBase.TagOrientation).ShouldBe(6);
        var id = answer.GetProperty("id").GetGuid();
        (await app.Sql<DateTime>("select taken_at from photo where id = $1", id)).ShouldBe(new(2026, 11, 20, 1, 30, 0));
        (await app.Sql<double>("select taken_lat from photo where id = $1", id)).ShouldBe(13.75, 0.0001);
        (await app.Sql<double>("select taken_lng from photo where id = $1", id)).ShouldBe(100.5, 0.0001);
    }

    [Fact]
    public async Task A_PNG_loses_its_text_and_keeps_its_picture()
    {
        using var resident = app.As("resident-1");
        var text = Chunk("tEXt", "Author\0SecretPhone"u8.ToArray());
        byte[] png = [.. Png[..33], .. text, .. Png[33..]];

        var answer = await (await resident.Upload(png, "a.png")).Ok();

        using var shown = await resident.GetAsync(answer.Text("url"));
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        shown.Headers.CacheControl!.Private.ShouldBeTrue();
        (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
    }

    [Theory]
    [InlineData("a PDF named .jpg", "%PDF-1.7\n1 0 obj")]
    [InlineData("HTML", "<html><script>alert(1)</script></html>")]
    [InlineData("SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("GIF", "GIF89a\u0001\0\u0001\0")]
    [InlineData("a PNG that is cut off", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")]
    [InlineData("a JPEG that is cut off", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")]
    [InlineData("a WebP whose length lies", "RIFF\u00ff\u00ff\u00ff\u007fWEBPVP8 \u00ff\u00ff\u00ff\u007f")]
    public async Task What_is_no_picture_by_its_content_is_refused(string what, string content)
    {
        using var resident = app.As("resident-1");
        var before = await app.Sql<long>("select count(*) from photo");

        using var answer = await resident.Upload(Encoding.Latin1.GetBytes(content), "photo.jpg");

        (await answer.Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")).GetProperty("errors").TryGetProperty("file", out _).ShouldBeTrue(what);
        (await app.Sql<long>("select count(*) from photo")).ShouldBe(before);
    }

    [Fact]
    public async Task Eleven_megabytes_are_too_many_and_ten_are_not()
    {
        using var resident = app.As("resident-1");

        using var eleven = await resident.Upload(Padded(11 * 1024 * 1024), "big.jpg");
        using var ten = await resident.Upload(Padded(10 * 1024 * 1024), "big.jpg");

        eleven.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        eleven.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ten.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("8000000000000001", -9223372036854775807)]
    [InlineData("00000000000000fF", 255)]
    public async Task How_a_picture_looks_is_kept(string hash, long kept)
    {
        using var resident = app.As("resident-1");

        var id = await resident.UploadPhoto(hash: hash);

        (await app.Sql<long>("select hash from photo where id = $1", id)).ShouldBe(kept);
    }

    [Theory]
    [InlineData("123")]
    [InlineData("zzzzzzzzzzzzzzzz")]
    [InlineData(" 00000000000000f")]
    public async Task A_hash_that_is_none_is_refused(string hash)
    {
        using var resident = app.As("resident-1");

        using var answer = await resident.Upload(CaseSteps.Jpeg, "a.jpg", hash: hash);

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("hash", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_without_the_file_is_refused()
    {
        using var resident = app.As("resident-1");

        using var answer = await resident.Upload(CaseSteps.Jpeg, "a.jpg", field: "picture");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Someone_elses_photo_or_a_used_one_cannot_be_attached()
    {
        using var owner = app.As("resident-1");
        using var thief = app.As("resident-2");
        var photo = await owner.UploadPhoto();
        var body = await app.Report();
        body["photoIds"] = new[] { photo };

        using var stolen = await thief.Send(HttpMethod.Post, "/api/v1/incidents", body, Guid.NewGuid().ToString());
        (await stolen.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("photoIds", out _).ShouldBeTrue();
        await owner.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());
        using var reused = await owner.Send(HttpMethod.Post, "/api/v1/incidents", body, Guid.NewGuid().ToString());
        await reused.Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_link_cannot_be_changed_and_dies()
    {
        using var resident = app.As("resident-1");
        var mine = (await (await resident.Upload(CaseSteps.Jpeg, "a.jpg")).Ok()).Text("url");
        var other = (await (await resident.Upload(CaseSteps.Jpeg, "b.jpg")).Ok()).Text("url");

        var swapped = mine.Split('?')[0] + "?" + other.Split('?')[1];
        (await app.Anyone.GetAsync(mine)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Anyone.GetAsync(swapped)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Advance(TimeSpan.FromHours(2));
        (await app.Anyone.GetAsync(mine)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // The smallest PNG: one grey pixel (W3C PNG, third edition: signature, IHDR, IDAT, IEND).
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private static byte[] Chunk(string name, byte[] data) => [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];

    private static byte[] Padded(int size)
    {
        // Comments of 65,533 bytes each in front of the picture's own segments.
        var file = new MemoryStream(size);
        file.Write(CaseSteps.Jpeg.AsSpan(0, 2));
        while (file.Length + 65_535 + 2 + CaseSteps.Jpeg.Length < size)
        {
            file.Write([0xFF, 0xFE, 0xFF, 0xFF]);
            file.Write(new byte[65_533]);
        }

        file.Write(CaseSteps.Jpeg.AsSpan(2));
        return file.ToArray();
    }
}
