using System.Globalization;
using System.Text;

namespace Saphansung.Api.Platform;

/// <summary>Numbers and days as official Thai papers write them. Data never comes through here: only text for people.</summary>
internal static class ThaiText
{
    private const string ThaiDigits = "๐๑๒๓๔๕๖๗๘๙";

    private static readonly string[] Months =
        ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];

    private static readonly string[] Words = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    private static readonly string[] Places = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];

    private const long Million = 1_000_000;

    /// <summary>2569 as ๒๕๖๙; everything that is no digit stays.</summary>
    public static string Digits(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? ThaiDigits[c - '0'] : c));

    /// <summary>With thousands apart: ๒๓,๐๐๐.</summary>
    public static string Number(long number) => Digits(number.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>Rounded half away from zero, as figures are judged: ๔.๕๑.</summary>
    public static string Number(decimal number, int decimals = 2) =>
        Digits(decimal.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>๓๐ พฤศจิกายน ๒๕๖๙.</summary>
    public static string Day(DateOnly day) => Digits($"{day.Day} {Months[day.Month - 1]} {day.Year + 543}");

    /// <summary>๓๐ พฤศจิกายน ๒๕๖๙ เวลา ๑๖.๓๐ น., in Bangkok.</summary>
    public static string Moment(DateTime utc)
    {
        var there = Clock.InBangkok(utc);
        return Day(DateOnly.FromDateTime(there)) + Digits(there.ToString("' เวลา 'HH'.'mm' น.'", CultureInfo.InvariantCulture));
    }

    /// <summary>สองหมื่นสามพันบาทถ้วน; beyond two decimals rounded half away from zero.</summary>
    public static string Baht(decimal amount)
    {
        var satang = (long)decimal.Round(Math.Abs(amount) * 100, 0, MidpointRounding.AwayFromZero);
        var (baht, rest) = (satang / 100, satang % 100);
        var text = new StringBuilder(amount < 0 && satang > 0 ? "ลบ" : "");
        if (baht > 0 || rest == 0) text.Append(Count(baht)).Append("บาท");
        return text.Append(rest == 0 ? "ถ้วน" : Count(rest) + "สตางค์").ToString();
    }

    /// <summary>A whole number in words, from nought.</summary>
    public static string Count(long number)
    {
        if (number == 0) return Words[0];
        var (millions, rest) = (number / Million, (int)(number % Million));
        return (millions > 0 ? Count(millions) + "ล้าน" : "") + Below(rest, after: millions > 0);
    }

    /// <param name="after">Something stands before it, so that a one at the end is เอ็ด.</param>
    private static string Below(int number, bool after)
    {
        var text = new StringBuilder();
        for (var place = Places.Length - 1; place >= 0; place--)
        {
            var unit = (int)Math.Pow(10, place);
            var digit = number / unit % 10;
            if (digit == 0) continue;
            text.Append((place, digit) switch
            {
                (0, 1) when after || number > 1 => "เอ็ด",
                (1, 1) => "",
                (1, 2) => "ยี่",
                _ => Words[digit],
            }).Append(Places[place]);
        }

        return text.ToString();
    }
}
