using Saphansung.Api.OpenData;

namespace Saphansung.Tests.OpenData;

/// <summary>What points at a person is covered, what crews need stays. <c>*</c> stands for what is covered.</summary>
public sealed class MaskingTests
{
    [Theory]
    [InlineData("โทร 081-234-5678 ด่วน", "โทร * ด่วน")]
    [InlineData("ติดต่อ 0812345678", "ติดต่อ *")]
    [InlineData("๐๘๑-๒๓๔-๕๖๗๘ ครับ", "* ครับ")]
    [InlineData("โทร.๐๘ ๑๒๓๔ ๕๖๗๘", "โทร.*")]
    [InlineData("+66 81 234 5678", "*")]
    [InlineData("+66(0)81-234-5678", "*")]
    [InlineData("0066812345678", "*")]
    [InlineData("66812345678", "*")]
    [InlineData("02-123-4567 ต่อ 12", "*")]
    [InlineData("(02) 123 4567", "*")]
    [InlineData("0 8 1 2 3 4 5 6 7 8", "*")]
    [InlineData("08.1234.5678", "*")]
    [InlineData("O81 234 5678", "*")]
    [InlineData("เบอร์ผม 81-234-5678", "เบอร์ผม *")]
    [InlineData("โทร8123456 ได้ตลอด", "โทร* ได้ตลอด")]
    [InlineData("ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด", "*")]
    [InlineData("081-234-5678, 02-123-4567", "*, *")]
    public void Telephone_numbers_are_covered(string text, string shown) => ShouldShow(text, shown);

    [Theory]
    [InlineData("บ้านเลขที่ 12/34 มีควัน", "บ้านเลขที่ * มีควัน")]
    [InlineData("บ้านเลขที่ ๙๙", "บ้านเลขที่ *")]
    [InlineData("เลขที่ 12/34 ซอยมัสยิด 5", "เลขที่ * ซอยมัสยิด 5")]
    [InlineData("99/1 หมู่ 5 เสียงดัง", "* หมู่ 5 เสียงดัง")]
    [InlineData("99 ม.5", "* ม.5")]
    [InlineData("๙๙/๑ หมู่ที่ ๕", "* หมู่ที่ ๕")]
    [InlineData("5/11 ซอยรามคำแหง 118", "* ซอยรามคำแหง 118")]
    [InlineData("88/123 หมู่บ้านร่มเย็น", "* หมู่บ้านร่มเย็น")]
    [InlineData("หน้าบ้าน 88/123", "หน้าบ้าน *")]
    [InlineData("ซอยรามคำแหง 118 บ้าน 9/2", "ซอยรามคำแหง 118 บ้าน *")]
    [InlineData("คอนโดชั้น 3 ห้อง 305", "คอนโดชั้น 3 ห้อง *")]
    [InlineData("house no. 12/34", "house no. *")]
    [InlineData("12/34 Moo 5", "* Moo 5")]
    public void House_numbers_are_covered(string text, string shown) => ShouldShow(text, shown);

    [Theory]
    [InlineData("เมล somchai.j@example.co.th ครับ", "เมล * ครับ")]
    [InlineData("ดูรูป https://example.org/people/somchai?x=1 นะ", "ดูรูป * นะ")]
    [InlineData("ไลน์ไอดี: somchai99", "ไลน์ไอดี: *")]
    [InlineData("Line ID somchai_99", "Line ID *")]
    [InlineData("แอดไลน์ @somchai", "แอดไลน์ *")]
    [InlineData("ไลน์ somchai99", "ไลน์ *")]
    [InlineData("บัตร 1-2345-67890-12-3", "บัตร *")]
    [InlineData("บัตร ๑๒๓๔๕๖๗๘๙๐๑๒๓", "บัตร *")]
    [InlineData("โอน 123-4-56789-0", "โอน *")]
    [InlineData("รถ 1กข 1234 จอดขวาง", "รถ * จอดขวาง")]
    [InlineData("ทะเบียน กข 1234 กรุงเทพ", "ทะเบียน * กรุงเทพ")]
    [InlineData("ทะเบียนรถ ๑กข-๑๒๓๔", "ทะเบียนรถ *")]
    [InlineData("นายสมชาย ใจดี แจ้งว่าไฟดับ", "นาย* แจ้งว่าไฟดับ")]
    [InlineData("ผู้แจ้ง น.ส. สมหญิง รักดี", "ผู้แจ้ง น.ส. *")]
    public void Addresses_names_and_plates_are_covered(string text, string shown) => ShouldShow(text, shown);

    [Theory]
    [InlineData("เวลา 08.30 น.")]
    [InlineData("เวลา 08.30-16.30 น.")]
    [InlineData("เวลา 08.30-16.30 24 พ.ย.")]
    [InlineData("22:00 ถึง 04:00")]
    [InlineData("วันที่ 12/11/2569 ตอนเย็น")]
    [InlineData("วันที่ ๑๒/๑๑/๒๕๖๙")]
    [InlineData("01-02-2569 08.30")]
    [InlineData("2026-11-24")]
    [InlineData("ตั้งแต่ 24/11")]
    [InlineData("หนังสือที่ 12/2569")]
    [InlineData("ถนนพังไป 1/2 ของเลน")]
    [InlineData("ยาว 1,500 เมตร กว้าง 3.5 เมตร")]
    [InlineData("ระยะ 3กม 500 เมตร ใช้เวลา 2ชม 30 นาที")]
    [InlineData("กม.12/500")]
    [InlineData("รามคำแหง 118")]
    [InlineData("ซอยรามคำแหง 118 แยก 42 ถนนรามคำแหง")]
    [InlineData("ซอย 24/10")]
    [InlineData("ซอยเคหะร่มเกล้า 12/34")]
    [InlineData("หมู่ 5 แขวงสะพานสูง")]
    [InlineData("เสาไฟเลขที่ 12/34 เอียง")]
    [InlineData("เสาไฟฟ้า 88/123")]
    [InlineData("เสาต้นที่ 123456789")]
    [InlineData("หม้อแปลงเลขที่ 4512")]
    [InlineData("โทร 1555 และ 191 แล้ว")]
    [InlineData("พิกัด 13.770123, 100.685456")]
    [InlineData("เลขที่เรื่อง SPS-2569-7K3QF")]
    [InlineData("นายกเทศมนตรี ลงพื้นที่")]
    [InlineData("นายช่าง มาดูแล้ว")]
    [InlineData("แจ้งทางไลน์กลุ่มแล้ว")]
    [InlineData("ไฟดับ 3 ดวง ตั้งแต่ 2 ทุ่ม เด็ก 5 คนตกใจ")]
    [InlineData("น้ำท่วมสูง 30 ซม. 45 ครัวเรือน")]
    public void What_crews_need_stays(string text) => PublicText.Mask(text).ShouldBe(text);

    [Fact]
    public void A_long_text_made_to_be_slow_is_masked_at_once()
    {
        foreach (var bait in (string[])["0 ", "12/", "เสา", "นาย ", "ศูนย์", "a.", "โทร ", "1กข", "ซอย"])
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            PublicText.Mask(string.Concat(Enumerable.Repeat(bait, 4000 / bait.Length)));
            System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMilliseconds(500), bait);
        }
    }

    private static void ShouldShow(string text, string shown) => PublicText.Mask(text).ShouldBe(shown.Replace("*", PublicText.Covered, StringComparison.Ordinal));
}
