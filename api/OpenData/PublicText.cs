using System.Globalization;
using System.Text.RegularExpressions;

namespace Saphansung.Api.OpenData;

/// <summary>
/// Text that people wrote, fit for everybody's eyes: telephone and house numbers, e-mail and web addresses, LINE names, citizen and
/// account numbers, number plates (they name their keeper), and names behind a title are covered. When in doubt something is covered.
/// Times, dates, distances, hotlines of four digits, soi, road, kilometre and pole numbers stay: crews and neighbours need them.
/// </summary>
internal static partial class PublicText
{
    public const string Covered = "[ปกปิด]";

    private const int Patience = 1000;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Between the digits of one number; people also write them apart so that machines do not find them.
    private const string Gap = @"[\s\-–—.·()\u200B\u200C]{0,3}";

    // What stands before the number of a thing and never before somebody's house.
    private const string Thing = @"(เสา|หม้อแปลง|ตู้|ฝาท่อ|ป้าย|สะพาน|กล้อง|มิเตอร์|คำสั่ง|ฉบับ|หนังสือ)[ก-๙]{0,12}\s*(เบอร์|เลขที่|ที่|หมายเลข|รหัส|no\.?)?\s*";

    /// <summary>Covers what points at a person.</summary>
    public static string Mask(string text)
    {
        text = Address().Replace(text, Covered);
        text = Line().Replace(text, m => m.Groups["before"].Value + Covered);
        text = Citizen().Replace(text, Covered);
        text = Account().Replace(text, Covered);
        text = Phone().Replace(text, Covered);
        text = Called().Replace(text, m => m.Groups["before"].Value + Covered);
        text = Spelt().Replace(text, Covered);
        text = Plate().Replace(text, m => m.Groups["before"].Value + Covered);
        text = House().Replace(text, m => m.Groups["before"].Value + Covered);
        text = HouseBefore().Replace(text, Covered);
        text = Slashed().Replace(text, m => IsDay(m.ValueSpan) ? m.Value : Covered);
        text = Long().Replace(text, Covered);
        return Name().Replace(text, m => m.Groups["before"].Value + Covered);
    }

    /// <summary>1/12, 12/11/2569, 2026/11/24 and 3/2569 may be days, fractions or numbers of letters; 88/123 is a house.</summary>
    private static bool IsDay(ReadOnlySpan<char> text)
    {
        Span<int> parts = stackalloc int[4];
        var count = 0;
        foreach (var part in text.Split('/'))
        {
            if (count == parts.Length || text[part].Length > 4) return false;
            foreach (var digit in text[part]) parts[count] = parts[count] * 10 + (int)CharUnicodeInfo.GetNumericValue(digit);
            count++;
        }

        return count switch
        {
            2 => IsDayOfMonth(parts[0], parts[1]) || IsYear(parts[1]),
            3 => (IsDayOfMonth(parts[0], parts[1]) && (IsYear(parts[2]) || parts[2] < 100)) || (IsYear(parts[0]) && IsDayOfMonth(parts[2], parts[1])),
            _ => false,
        };
    }

    private static bool IsDayOfMonth(int day, int month) => day is >= 1 and <= 31 && month is >= 1 and <= 12;

    private static bool IsYear(int year) => year is (>= 1950 and <= 2100) or (>= 2490 and <= 2650);

    [GeneratedRegex(
        @"[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+|\b(https?://|www\.|line\.me/|fb\.com/|facebook\.com/)[^\s<>""]+", Options, Patience)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<before>(line|ไลน์?)\s*((id|ไอดี|oa)\s*[:：=]?|[:：=])\s*|(id|ไอดี)\s*(line|ไลน์?)\s*[:：=]?\s*|ไลน์?\s+(?=[a-z0-9])|(?<![\w.])(?=@))"
        + @"@?[a-z0-9][a-z0-9._-]{2,}", Options, Patience)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<!\d)\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?!\d)", Options, Patience)]
    private static partial Regex Citizen();

    [GeneratedRegex(@"(?<!\d)\d{3}-\d-\d{5}-\d(?!\d)", Options, Patience)]
    private static partial Regex Account();

    // Nine or ten digits with their leading zero, or the country's code; neither a time range nor a day. "O" for the zero is an old trick.
    [GeneratedRegex(
        @"(?<![\d.,/]|\d[ -]|[a-z])(?!\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}(?!\d))(?!\d{1,2}[-./]\d{1,2}[-./]\d{4}(?!\d))"
        + @"\(?((\+|00)?66" + Gap + @"(\(?[0๐o]\)?)?|[0๐o])(" + Gap + @"\d){8,9}(?!\d)(\s*(ต่อ|ext\.?)\s*\d{1,5})?", Options, Patience)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<before>(โทรศัพท์|โทร|มือถือ|เบอร์|ติดต่อ|tel|phone|mobile)[ก-๙]{0,10}[\s.:：]{0,3})\+?\d(" + Gap + @"\d){5,}", Options, Patience)]
    private static partial Regex Called();

    [GeneratedRegex(@"((ศูนย์|หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)[\s-]?){7,}", Options, Patience)]
    private static partial Regex Spelt();

    // 3กม 500 is a distance and 2ชม 30 a time; กก is a kilogram, or a plate when four digits follow.
    [GeneratedRegex(
        @"(?<before>ทะเบียน(รถ|เลข|ที่|\s){0,3}[\s:：]*)\d?\s?[ก-ฮ]{1,3}[\s-]?\d{1,4}(?!\d)"
        + @"|(?<![\dก-๙])\d(?!กม|ชม|ซม|มม|ตม|กก(?!\s?\d{4}))[ก-ฮ]{2}[\s-]?\d{1,4}(?![\d/])", Options, Patience)]
    private static partial Regex Plate();

    [GeneratedRegex(
        @"(?<before>(?<!" + Thing + @")(บ้านเลขที่|เลขที่บ้าน|เลขบ้าน|ห้อง(เลขที่|เบอร์)?|เลขที่|บ้าน(?=\s*\d+/)|house\s*(no\.?|number)|room(\s*no\.?)?)\s*[.:：]?\s*)"
        + @"\d+[a-zก-ฮ]?([/-]\d+)*", Options, Patience)]
    private static partial Regex House();

    [GeneratedRegex(
        @"(?<![\d/])\d+(/\d+)*(?=\s*,?\s*(หมู่ที่|หมู่|ม\.|moo)\s*\d)"
        + @"|(?<!(วันที่|ซอย|แยก|[\d/])\s*)\d+(/\d+)+(?=\s*,?\s*(หมู่บ้าน|ซอย|ซ\.|ถนน|ถ\.|soi|road))", Options, Patience)]
    private static partial Regex HouseBefore();

    [GeneratedRegex(
        @"(?<![\d/+]|" + Thing + @"\d*|(ซอย|ซ\.|ถนน|ถ\.|แยก|soi|กม\.?|กิโลเมตรที่|km\.?)\s?[ก-๙a-z]*\s*)\d+(/\d+)+(?![\d/])", Options, Patience)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"(?<![\d.]|" + Thing + @"|[a-z0-9]-)\d{9,}(?!\d)", Options, Patience)]
    private static partial Regex Long();

    [GeneratedRegex(
        @"(?<before>(?<![ก-๙])((นาย(?!ก|จ้าง|ช่าง|หน้า|ทหาร|ตำรวจ|ตรวจ|อำเภอ|ทะเบียน)|นางสาว|นาง(?!เลิ้ง|รำ|พยาบาล|ฟ้า|สาว)"
        + @"|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)\s*|(mr|mrs|ms|miss)\b\.?\s*))[ก-๙a-z]{2,20}(\s+[ก-๙a-z]{2,25})?", Options, Patience)]
    private static partial Regex Name();
}
