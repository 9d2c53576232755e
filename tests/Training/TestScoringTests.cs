using System.Text.Json;
using Saphansung.Api.Training;

namespace Saphansung.Tests.Training;

/// <summary>Marks by Moodle's documented rules, on questions as its documentation writes them.</summary>
public sealed class TestScoringTests
{
    [Theory]
    [InlineData("Grant", 1)]
    [InlineData("nobody", 0.5)]
    [InlineData("Jefferson", 0)]
    public void One_choice_is_worth_its_weight(string chosen, double share) => Share("Who's buried in Grant's tomb?{=Grant ~%50%nobody ~Jefferson ~%-100%me}", chosen).ShouldBe((decimal)share);

    [Fact]
    public void A_negative_choice_leaves_the_item_at_nothing() => Share("Who?{=Grant ~%-100%me}", "me").ShouldBe(0);

    [Theory]
    [InlineData(1, "Grant", "Grant's wife")]
    [InlineData(0.5, "Grant")]
    [InlineData(0.5, "Grant", "Grant's wife", "No one")]
    [InlineData(0, "Grant", "No one")]
    [InlineData(0, "No one", "Grant's father")]
    [InlineData(0)]
    public void Several_choices_add_up_and_never_below_nothing(double share, params string[] chosen) =>
        Share("What two people are entombed in Grant's tomb? {~%-50%No one ~%50%Grant ~%50%Grant's wife ~%-50%Grant's father}", chosen).ShouldBe((decimal)share);

    [Fact]
    public void Thirds_make_a_whole() =>
        Share("Which? {~%33.333%a ~%33.333%b ~%33.333%c ~%-33.333%d}", (string[])["a", "b", "c"]).ShouldBe(1);

    [Theory]
    [InlineData("24", 1)]
    [InlineData("๒๔", 1)]
    [InlineData(" 24.0 ", 1)]
    [InlineData("30", 0.5)]
    [InlineData("36", 0.5)]
    [InlineData("12", 0.5)]
    [InlineData("36.01", 0)]
    [InlineData("ยี่สิบสี่", 0)]
    [InlineData("", 0)]
    [InlineData("1e400", 0)]
    public void The_first_number_that_fits_counts(string said, double share) => Share("Hours? {#=24:0 =%50%24:12}", said).ShouldBe((decimal)share);

    [Theory]
    [InlineData("3.141", 1)]
    [InlineData("3.142", 1)]
    [InlineData("3.1415", 1)]
    [InlineData("3.1421", 0)]
    public void A_range_takes_both_its_ends(string said, double share) => Share("Pi? {#3.141..3.142}", said).ShouldBe((decimal)share);

    [Fact]
    public void Thousands_may_be_set_off() => Share("Baht? {#23000:0}", "๒๓,๐๐๐").ShouldBe(1);

    [Theory]
    [InlineData("สะพานสูง", 1)]
    [InlineData(" สะพาน  สูง ", 1)]
    [InlineData("สะพานใหม่", 0.5)]
    [InlineData("LINE", 0)]
    public void The_first_text_that_fits_counts(string said, double share) => Share("Name? {=สะพานสูง =%50%สะพาน*}", said).ShouldBe((decimal)share);

    [Theory]
    [InlineData("ร้อยละ ๘๐", "ร้อยละ80")]
    [InlineData("LINE  official", "line OFFICIAL")]
    [InlineData("น\u0E4D\u0E49า", "น้ำ")]
    [InlineData("ค\u0E4Dา", "คำ")]
    [InlineData("a\u200Bb", "ab")]
    public void Ways_to_write_the_same_are_the_same(string said, string right) => Share($"What? {{={right}}}", said).ShouldBe(1);

    [Fact]
    public void Words_that_are_not_Thai_keep_their_space() => Share("What? {=no one}", "noone").ShouldBe(0);

    [Fact]
    public void A_guarded_asterisk_is_an_asterisk()
    {
        Share("What? {=2\\*3}", "2*3").ShouldBe(1);
        Share("What? {=2\\*3}", "2x3").ShouldBe(0);
    }

    [Fact]
    public void Pairs_count_alike_and_equal_words_are_one_choice()
    {
        var (kind, body) = Read("Match {=ไฟดับ -> การไฟฟ้า =น้ำไม่ไหล -> การประปา =เสาล้ม -> การไฟฟ้า = -> โรงพยาบาล}");
        string Choice(string text) => body.Choices!.First(c => c.Text == text).Key;
        var answer = body.Pairs!.ToDictionary(p => p.Key, p => p.Text.Text == "น้ำไม่ไหล" ? Choice("โรงพยาบาล") : Choice("การไฟฟ้า"), StringComparer.Ordinal);

        body.Pairs!.Count.ShouldBe(3);
        TestScoring.Mark(kind, body, JsonSerializer.SerializeToElement(answer), 3).ShouldBe(2);
        TestScoring.Mark(kind, body, JsonSerializer.SerializeToElement(new Dictionary<string, string>(StringComparer.Ordinal)), 3).ShouldBe(0);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void True_or_false(bool said, double share) => Share("The sun rises in the west.{FALSE#No#Yes}", said).ShouldBe((decimal)share);

    [Fact]
    public void Feedback_is_of_what_was_answered()
    {
        var (kind, body) = Read("Sun rises in the west.{FALSE#wrong#right####both}");

        TestScoring.Judge(kind, body, JsonSerializer.SerializeToElement(true)).Feedback.Single().Text.ShouldBe("wrong");
        TestScoring.Judge(kind, body, JsonSerializer.SerializeToElement(false)).Feedback.Single().Text.ShouldBe("right");
    }

    [Fact]
    public void Nothing_said_is_worth_nothing()
    {
        var (kind, body) = Read("Who?{=a ~b}");
        TestScoring.Mark(kind, body, null, 1).ShouldBe(0);
        TestScoring.Mark(kind, body, JsonSerializer.SerializeToElement("unknown"), 1).ShouldBe(0);
    }

    private static decimal Share(string gift, object answer)
    {
        var (kind, body) = Read(gift);
        string Key(string text) => body.Options!.Single(o => o.Text.Text == text).Key;
        object said = (kind, answer) switch
        {
            (QuestionKinds.Single, string text) => Key(text),
            (QuestionKinds.Multiple, string[] texts) => texts.Select(Key),
            _ => answer,
        };
        return TestScoring.Judge(kind, body, JsonSerializer.SerializeToElement(said)).Share;
    }

    private static (string Kind, QuestionBody Body) Read(string gift)
    {
        var read = GiftReader.Read(gift);
        read.Errors.ShouldBeEmpty();
        return (read.Items.Single().Kind, read.Items.Single().Body);
    }
}
