using System.Globalization;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.Platform;

public sealed class ThaiTextTests
{
    [Theory]
    [InlineData("23000", "สองหมื่นสามพันบาทถ้วน")]
    [InlineData("0", "ศูนย์บาทถ้วน")]
    [InlineData("1", "หนึ่งบาทถ้วน")]
    [InlineData("10", "สิบบาทถ้วน")]
    [InlineData("11", "สิบเอ็ดบาทถ้วน")]
    [InlineData("20", "ยี่สิบบาทถ้วน")]
    [InlineData("21.21", "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์")]
    [InlineData("101", "หนึ่งร้อยเอ็ดบาทถ้วน")]
    [InlineData("110", "หนึ่งร้อยสิบบาทถ้วน")]
    [InlineData("1234.5", "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์")]
    [InlineData("100000", "หนึ่งแสนบาทถ้วน")]
    [InlineData("1000000", "หนึ่งล้านบาทถ้วน")]
    [InlineData("1000001", "หนึ่งล้านเอ็ดบาทถ้วน")]
    [InlineData("21000000", "ยี่สิบเอ็ดล้านบาทถ้วน")]
    [InlineData("1000000000000", "หนึ่งล้านล้านบาทถ้วน")]
    [InlineData("0.25", "ยี่สิบห้าสตางค์")]
    [InlineData("0.005", "หนึ่งสตางค์")]
    [InlineData("0.004", "ศูนย์บาทถ้วน")]
    [InlineData("-15", "ลบสิบห้าบาทถ้วน")]
    public void Money_in_words(string amount, string words) => ThaiText.Baht(decimal.Parse(amount, CultureInfo.InvariantCulture)).ShouldBe(words);

    [Fact]
    public void Numbers_and_days_in_Thai_digits()
    {
        ThaiText.Number(23000).ShouldBe("๒๓,๐๐๐");
        ThaiText.Number(4.505m).ShouldBe("๔.๕๑");
        ThaiText.Digits("ข้อ 1/2569").ShouldBe("ข้อ ๑/๒๕๖๙");
        ThaiText.Day(new(2026, 11, 30)).ShouldBe("๓๐ พฤศจิกายน ๒๕๖๙");
        // 18:30 in Greenwich is the next morning in Bangkok.
        ThaiText.Moment(new(2026, 12, 31, 18, 30, 0, DateTimeKind.Utc)).ShouldBe("๑ มกราคม ๒๕๗๐ เวลา ๐๑.๓๐ น.");
    }
}
