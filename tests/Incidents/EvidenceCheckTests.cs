using Saphansung.Api.Incidents;

namespace Saphansung.Tests.Incidents;

/// <summary>The limits of each comparison, and the sentences about them.</summary>
public sealed class EvidenceCheckTests
{
    private static readonly DateTime Reported = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Fixed = Reported.AddDays(1);
    private static readonly EvidenceCase Case = new(Reported, 13.77, 100.685, 12.5, Fixed);

    // 32 of 64 bits set, so that it counts as a picture with edges.
    private const long Picture = 0x5555_5555_5555_5555;

    private static readonly EvidencePhoto Good = new(Picture, Fixed, 13.77, 100.685);

    [Theory]
    [InlineData(-300, "fits")]
    [InlineData(-301, "differs")]
    public void A_photo_taken_more_than_five_minutes_before_the_report_differs(int seconds, string result) =>
        Result("before_report", Good with { TakenAt = Reported.AddSeconds(seconds) }).ShouldBe(result);

    [Theory]
    [InlineData(0, "fits")]
    [InlineData(1, "differs")]
    public void A_photo_taken_more_than_seven_days_after_the_fix_differs(int seconds, string result) =>
        Result("long_after", Good with { TakenAt = Fixed.AddDays(7).AddSeconds(seconds) }).ShouldBe(result);

    [Theory]
    [InlineData(312, "fits")]
    [InlineData(313, "differs")]
    public void A_photo_taken_beyond_300_metres_and_the_accuracy_of_the_case_differs(double metres, string result) =>
        Result("far_away", Good with { Lat = 13.77 + metres / 111_195.08 }).ShouldBe(result);

    [Fact]
    public void Without_an_accuracy_the_limit_is_300_metres()
    {
        var photo = Good with { Lat = 13.77 + 301 / 111_195.08 };

        Fact("far_away", EvidenceCheck.Facts(photo, Case with { Accuracy = null }, [])).Result.ShouldBe("differs");
    }

    [Theory]
    [InlineData(6, true, "differs")]
    [InlineData(7, true, "fits")]
    [InlineData(2, false, "differs")]
    [InlineData(3, false, "fits")]
    public void A_picture_is_the_same_within_6_bits_of_the_before_and_2_bits_of_another_case(int bits, bool before, string result)
    {
        var earlier = new EarlierPhoto("SPS-2569-AAAAA", Reported, before, SameBytes: false, Picture ^ ((1L << bits) - 1));

        var fact = Fact("same_picture", EvidenceCheck.Facts(Good, Case, [earlier]));

        fact.Result.ShouldBe(result);
        if (result == "differs") fact.Detail.ShouldBe(new EvidenceDetail("SPS-2569-AAAAA", Reported, Bits: bits));
    }

    [Fact]
    public void Pictures_almost_without_edges_are_not_compared()
    {
        var night = new EarlierPhoto("SPS-2569-AAAAA", Reported, Before: true, SameBytes: false, 0);

        Fact("same_picture", EvidenceCheck.Facts(Good with { Hash = 0 }, Case, [night])).Result.ShouldBe("unknown");
        EvidenceCheck.Distance(0b0111, Picture).ShouldBeNull();
        EvidenceCheck.Distance(0b1111, 0b1111).ShouldBe(0);
    }

    [Fact]
    public void Equal_bytes_name_the_first_case_that_had_them()
    {
        EarlierPhoto[] earlier =
        [
            new("SPS-2569-BBBBB", Reported.AddHours(1), Before: false, SameBytes: true, null),
            new("SPS-2569-AAAAA", Reported, Before: false, SameBytes: true, null),
        ];

        var fact = Fact("same_bytes", EvidenceCheck.Facts(Good with { Hash = null }, Case, earlier));

        fact.ShouldBe(new EvidenceFact("same_bytes", "differs", new(Reference: "SPS-2569-AAAAA", At: Reported)));
    }

    [Fact]
    public void What_is_not_known_is_not_held_against_anybody()
    {
        var facts = EvidenceCheck.Facts(new(null, null, null, null), Case, []);

        facts.Where(f => f.Result == "unknown").Select(f => f.Code)
            .ShouldBe(["same_picture", "before_report", "long_after", "far_away", "no_metadata"]);
        EvidenceCheck.IsWeak(facts).ShouldBeTrue();
        EvidenceCheck.Result(facts).ShouldBe("unknown");
        EvidenceSummary.Of(facts).Th.ShouldBe("รูปนี้ไม่มีข้อมูลเวลาและสถานที่ จึงตรวจไม่ได้ว่าถ่ายเมื่อไรและที่ไหน");
    }

    [Fact]
    public void A_time_or_a_place_alone_is_enough_to_be_no_weak_photo()
    {
        EvidenceCheck.IsWeak(EvidenceCheck.Facts(new(null, Fixed, null, null), Case, [])).ShouldBeFalse();
        EvidenceCheck.IsWeak(EvidenceCheck.Facts(new(null, null, 13.77, 100.685), Case, [])).ShouldBeFalse();
    }

    [Fact]
    public void The_summary_tells_what_differs_in_plain_words()
    {
        var photo = Good with { TakenAt = Reported.AddDays(-3), Lat = 13.77 + 1_200 / 111_195.08 };

        var summary = EvidenceSummary.Of(EvidenceCheck.Facts(photo, Case, []));

        summary.Th.ShouldBe("รูปนี้ถ่ายก่อนเวลาที่แจ้ง 3 วัน และถ่ายห่างจากจุดเกิดเหตุ 1.2 กม.");
        summary.En.ShouldBe("This photo was taken 3 days before the report and was taken 1.2 km from the place.");
    }

    [Fact]
    public void The_summary_of_a_photo_that_fits_says_so()
    {
        EvidenceSummary.Of(EvidenceCheck.Facts(Good, Case, [])).Th.ShouldBe("รูปนี้ถ่ายหลังแจ้งเรื่อง และถ่ายใกล้จุดเกิดเหตุ (0 ม.)");
        EvidenceSummary.Of(EvidenceCheck.Facts(new(null, null, 13.77, 100.685), Case with { Lat = null, Lng = null }, [])).Th
            .ShouldBe("รูปนี้มีข้อมูลสถานที่ แต่เรื่องนี้ไม่มีพิกัดให้เทียบ");
    }

    [Fact]
    public void No_summary_accuses_anybody()
    {
        EarlierPhoto[] earlier =
        [
            new("SPS-2569-AAAAA", Reported, Before: false, SameBytes: true, null),
            new("SPS-2569-AAAAA", Reported, Before: true, SameBytes: false, Picture),
        ];
        foreach (var taken in (DateTime?[])[null, Fixed, Reported.AddDays(-3), Reported.AddMinutes(-20), Fixed.AddDays(8)])
        {
            foreach (var lat in (double?[])[null, 13.77, 13.775, 14])
            {
                foreach (var known in (EarlierPhoto[][])[[], earlier])
                {
                    var said = EvidenceSummary.Of(EvidenceCheck.Facts(new(Picture, taken, lat, lat is null ? null : 100.685), Case, known));
                    foreach (var word in (string[])["ปลอม", "ทุจริต", "โกง", "เท็จ", "หลอก", "ผิดปกติ", "น่าสงสัย"]) said.Th.ShouldNotContain(word);
                    foreach (var word in (string[])["fake", "fraud", "false", "cheat", "lie", "suspicious", "forged"])
                        said.En.Split(' ', '.').ShouldNotContain(word, Case.ToString());
                }
            }
        }
    }

    private static string Result(string code, EvidencePhoto photo) => Fact(code, EvidenceCheck.Facts(photo, Case, [])).Result;

    private static EvidenceFact Fact(string code, IEnumerable<EvidenceFact> facts) => facts.Single(f => f.Code == code);
}
