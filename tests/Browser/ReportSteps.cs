using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Saphansung.Tests.Browser;

/// <summary>What a person does on the report page, in one line each.</summary>
public static partial class ReportSteps
{
    extension(ILocator screen)
    {
        public ILocator Button(string name) => screen.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        public ILocator Link(string name, bool exact = true) => screen.GetByRole(AriaRole.Link, new() { Name = name, Exact = exact });

        public ILocator Title(string name) => screen.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

        public ILocator Question(string words) => screen.GetByRole(AriaRole.Group, new() { Name = words });

        public Task Answer(string question, string option) => screen.Question(question).GetByLabel(option, new() { Exact = true }).CheckAsync();

        /// <summary>A case of rubbish, with every answer it needs and none that is dangerous.</summary>
        public async Task AnswerGarbage(string words)
        {
            await screen.GetByLabel("เล่าสั้น ๆ ว่าเกิดอะไรขึ้น").FillAsync(words);
            await screen.Answer("เป็นขยะแบบไหน", "ขยะในบ้านทั่วไป ถุงขยะ");
            await screen.Answer("ขยะอยู่ตรงไหน", "ริมถนนหรือทางเท้า");
            await screen.Answer("มีมากแค่ไหน", "ไม่กี่ถุง");
            await screen.Answer("ค้างอยู่ตั้งแต่เมื่อไร", "วันนี้");
            await screen.Answer("ตอนนี้เห็นสิ่งเหล่านี้ตรงนั้นหรือไม่", "ไม่เห็น");
        }

        /// <summary>A lamp that is out, with every answer it needs and none that is dangerous.</summary>
        public async Task AnswerDisrepair(string words)
        {
            await screen.GetByLabel("เล่าสั้น ๆ ว่าเกิดอะไรขึ้น").FillAsync(words);
            await screen.Answer("อะไรชำรุด", "ไฟส่องทางดับหรือกะพริบ");
            await screen.GetByLabel("หมายเลขบนเสาไฟ").FillAsync("ต-17");
            await screen.Answer("ยังใช้งานได้แค่ไหน", "ใช้ไม่ได้เลย");
            await screen.Answer("ชำรุดมานานเท่าไร", "วันนี้");
            await screen.Answer("เคยมีคนหรือรถเกิดอุบัติเหตุตรงนี้หรือไม่", "เกือบเกิด");
            await screen.Answer("ตอนนี้เห็นสิ่งเหล่านี้หรือไม่", "ไม่เห็น");
        }

        public async Task AddPhoto(byte[] jpeg)
        {
            await screen.GetByLabel("เพิ่มรูป").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.JPG", MimeType = "image/jpeg", Buffer = jpeg });
            await Assertions.Expect(screen.Locator(".photo-done")).ToBeVisibleAsync();
        }

        public async Task GoOn(string nextTitle)
        {
            await screen.Button("ต่อไป").ClickAsync();
            await Assertions.Expect(screen.Title(nextTitle)).ToBeVisibleAsync();
        }

        /// <summary>A place without GPS and without a map.</summary>
        public async Task PlaceInWords(string landmark)
        {
            await screen.Button("บอกจุดสังเกตแทน").ClickAsync();
            await screen.GetByLabel("จุดสังเกต").FillAsync(landmark);
            await screen.GetByLabel("ชุมชน").SelectOptionAsync(TestDatabase.Community);
        }

        /// <summary>From the first question to the last look before sending.</summary>
        public async Task FillIn(string words)
        {
            await screen.AnswerGarbage(words);
            await screen.GoOn("เกิดที่ไหน");
            await screen.PlaceInWords("หน้าร้านปากซอย (ตัวอย่าง)");
            await screen.GoOn("ตรวจก่อนส่ง");
        }

        public async Task<string> Reference()
        {
            await Assertions.Expect(screen.Title("ถึงเขตแล้ว")).ToBeVisibleAsync();
            var shown = await screen.Locator(".reference").InnerTextAsync();
            Reference().IsMatch(shown).ShouldBeTrue($"{shown} is no reference");
            return shown;
        }
    }

    [GeneratedRegex("^SPS-[0-9]{4}-[0-9A-Z]{5}$", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
