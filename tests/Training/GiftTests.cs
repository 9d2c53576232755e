using System.Text;
using Saphansung.Api.Training;

namespace Saphansung.Tests.Training;

/// <summary>GIFT as Moodle documents it: every construct, errors by line, and files that nobody meant to write.</summary>
public sealed class GiftTests
{
    [Fact]
    public void A_single_choice_has_one_that_is_right()
    {
        var item = One("Who's buried in Grant's tomb?{~Grant#No ~%25%Jefferson =no one # Yes }");

        item.Kind.ShouldBe("single");
        item.Body.Text.ShouldBe(new MarkedText("Who's buried in Grant's tomb?", "moodle"));
        item.Body.Options!.Select(o => (o.Text.Text, o.Weight, o.Feedback?.Text)).ShouldBe([("Grant", 0m, "No"), ("Jefferson", 0.25m, null), ("no one", 1m, "Yes")]);
    }

    [Fact]
    public void Without_an_equals_sign_several_may_be_chosen()
    {
        var item = One("Two people? {\n ~%-50%No one\n ~%50%Grant\n ~%50%Grant's wife\n ~%-50%Grant's father }");

        item.Kind.ShouldBe("multiple");
        item.Body.Options!.Select(o => o.Weight).ShouldBe([-0.5m, 0.5m, 0.5m, -0.5m]);
    }

    [Theory]
    [InlineData("Grant is {~buried =entombed ~living} in Grant's tomb.", "Grant is _____ in Grant's tomb.")]
    [InlineData("Two plus two equals {=four =4}.", "Two plus two equals _____.")]
    [InlineData("Two plus two equals {=four =4}", "Two plus two equals")]
    public void An_answer_in_the_middle_leaves_a_gap(string gift, string text) => One(gift).Body.Text.Text.ShouldBe(text);

    [Theory]
    [InlineData("{T}", true)]
    [InlineData("{TRUE}", true)]
    [InlineData("{F}", false)]
    [InlineData("{ FALSE }", false)]
    public void True_or_false(string answer, bool isTrue)
    {
        var item = One($"The sun rises in the east.{answer}");

        item.Kind.ShouldBe("true_false");
        item.Body.Options!.Select(o => (o.Key, o.Weight)).ShouldBe([("true", isTrue ? 1m : 0), ("false", isTrue ? 0m : 1)]);
    }

    [Fact]
    public void True_or_false_says_first_what_the_wrong_hear()
    {
        var item = One("::Q1:: 42 is the Absolute Answer to everything.{\nFALSE#42 is the Ultimate Answer.#You gave the right answer.\n####A reference.}");

        item.Body.Options!.Select(o => o.Feedback!.Text).ShouldBe(["42 is the Ultimate Answer.", "You gave the right answer."]);
        item.Body.Feedback!.Text.ShouldBe("A reference.");
        One("1 is one.{T#no#yes}").Body.Options![0].Feedback!.Text.ShouldBe("yes");
    }

    [Fact]
    public void Short_texts_with_weights_and_feedback()
    {
        var item = One("::Shortanswer::Which is the best animal?{\n =Frog#Good!\n =%50%Cat#What is it with cats?\n =%0%*#Completely wrong\n}");

        item.Kind.ShouldBe("short");
        item.Name.ShouldBe("Shortanswer");
        item.Body.Texts!.Select(t => (t.Text, t.Weight, t.Feedback!.Text)).ShouldBe([("Frog", 1m, "Good!"), ("Cat", 0.5m, "What is it with cats?"), ("*", 0m, "Completely wrong")]);
        One("1 + 2 \\= {3}").Body.Texts!.Single().Text.ShouldBe("3");
    }

    [Fact]
    public void Numbers_with_tolerances_ranges_and_weights()
    {
        Numbers("When was Ulysses S. Grant born? {#1822}").ShouldBe([(1822m, 0m, 1m)]);
        Numbers("When? {#1822:5}").ShouldBe([(1822m, 5m, 1m)]);
        Numbers("Pi? {#3.141..3.142}").ShouldBe([(3.1415m, 0.0005m, 1m)]);
        Numbers("Pi? {#3.1415:0.0005}.").ShouldBe([(3.1415m, 0.0005m, 1m)]);
        Numbers("Cold? {#-5..-1}").ShouldBe([(-3m, 2m, 1m)]);
        Numbers("When? {#\n =1822:0 #Correct!\n =%50%1822:2 #Close.\n}").ShouldBe([(1822m, 0m, 1m), (1822m, 2m, 0.5m)]);
        var wrong = One("::Q5:: What is a number from 1 to 5? {#3:2~#Completely wrong}").Body.Numbers!;
        (wrong[1].Value, wrong[1].Weight, wrong[1].Feedback!.Text).ShouldBe((null, 0m, "Completely wrong"));
    }

    [Fact]
    public void Pairs_with_one_that_misleads()
    {
        var item = One("""
            ::Moodle activities::[html]Match the <b>activity</b> to the description.{
                =[html]An activity supporting <i>asynchronous</i> discussions. -> Forum
                =[plain]A bank of record entries. -> Database
                = -> Chat
            }
            """);

        item.Kind.ShouldBe("matching");
        item.Body.Pairs!.Select(p => (p.Text.Format, Choice: item.Body.Choices!.First(c => c.Key == p.Choice).Text)).ShouldBe([("html", "Forum"), ("plain", "Database")]);
        item.Body.Choices!.Select(c => c.Text).ShouldBe(["Chat", "Database", "Forum"], "in the order of their words: the keys give nothing away");
    }

    [Fact]
    public void Formats_are_inherited_and_overruled()
    {
        var item = One("[markdown]Who's buried in **Grant's tomb**?{=[plain]no one#[html]<b>yes</b> ~me#no}");

        item.Body.Text.ShouldBe(new MarkedText("Who's buried in **Grant's tomb**?", "markdown"));
        item.Body.Options!.SelectMany(o => new[] { o.Text.Format, o.Feedback!.Format }).ShouldBe(["plain", "html", "markdown", "markdown"]);
        One("[unknown] text {=a ~b}").Body.Text.Text.ShouldBe("[unknown] text");
    }

    [Fact]
    public void Escapes_stand_for_the_characters_themselves()
    {
        var item = One("""::a\:\:b::Which \{is\} \#1\n\nand 2 \= 2?{ =\= 2 + 3 ~\~ #\# is a sign ~\\ ~c:\\n ~100\% }""");

        item.Name.ShouldBe("a::b");
        item.Body.Text.Text.ShouldBe("Which {is} #1\n\nand 2 = 2?");
        item.Body.Options!.Select(o => o.Text.Text).ShouldBe(["= 2 + 3", "~", "\\", "c:\\n", "100\\%"]);
        item.Body.Options![1].Feedback!.Text.ShouldBe("# is a sign");
    }

    [Fact]
    public void Comments_categories_and_tags()
    {
        var read = GiftReader.Read("""
            // A heading.

            $CATEGORY: การรายงาน/ภาพ

            // question: 1 [id:Q9] [tag:LINE] [tag:a\]b]
            ::One::Text
            // between
            over two lines {
            // inside
            =a
            ~b}

            $CATEGORY: $course$/top/เวลา
            Two {T}

            Three {F}
            """);

        read.Errors.ShouldBeEmpty();
        read.Items.Select(i => (i.Category, i.Name, i.Line)).ShouldBe([("การรายงาน/ภาพ", "One", 6), ("เวลา", "", 14), ("เวลา", "", 16)]);
        read.Items[0].Tags.ShouldBe(["LINE", "a]b"]);
        read.Items[0].Body.Text.Text.ShouldNotContain("between");
        read.Items[0].Body.Options!.Count.ShouldBe(2);
    }

    [Fact]
    public void What_cannot_be_asked_is_kept_under_its_line()
    {
        var read = GiftReader.Read("You can use HTML here.\n\n::Q8:: How are you? {####Fine.}\n");

        read.Items.Select(i => (i.Kind, i.Name, i.Body.Unsupported, i.Body.Feedback?.Text))
            .ShouldBe([("unsupported", "unsupported: line 1", "description", null), ("unsupported", "unsupported: line 3 · Q8", "essay", "Fine.")]);
    }

    [Theory]
    [InlineData("Fine {T}\n\nNo end {=a ~b\n\nNext {T}", 3, "gift_brace_close")]
    [InlineData("\n\nNo start =a ~b}", 3, "gift_brace_open")]
    [InlineData("Two {=a ~b} and {=c ~d}", 1, "gift_second_block")]
    [InlineData("Match {\n=a -> b\n=c\n}", 3, "gift_no_arrow")]
    [InlineData("One {\n~a}", 2, "question_few_answers|2")]
    [InlineData("Which {\n~a\n~b}", 1, "question_weights_sum")]
    [InlineData("Which {~%50%a ~%30%b ~c}", 1, "question_weights_sum")]
    [InlineData("Which {\n=a\n~%500%b}", 3, "question_weight")]
    [InlineData("Which {\n=a\n~ # only feedback\n}", 3, "gift_answer_empty")]
    [InlineData("Which {a ~b =c}", 1, "gift_before_first")]
    [InlineData("How many {#\n=four}", 2, "gift_not_a_number")]
    [InlineData("How many {#5..2}", 1, "gift_range")]
    [InlineData("How many {#}", 1, "gift_no_number")]
    [InlineData("How many {#=%50%4}", 1, "question_no_full_answer")]
    [InlineData("{=a ~b}", 1, "gift_text_missing")]
    [InlineData("\n// nothing but a comment\n", 1, "gift_empty")]
    public void What_is_wrong_is_told_by_line(string gift, int line, string message) => GiftReader.Read(gift).Errors.ShouldBe([new(line, message)]);

    [Fact]
    public void Every_error_of_a_file_is_told() => GiftReader.Read("a {\n\nb {T}\n\nc {#x}").Errors.Select(e => e.Line).ShouldBe([1, 5]);

    [Fact]
    public void Nobody_has_to_know_where_the_lines_end() => GiftReader.Read("a {T}\r\n\r\nb {#x}\r\rc {#y}").Errors.Select(e => e.Line).ShouldBe([3, 5]);

    [Fact]
    public void Bytes_that_are_no_text_are_told_by_line()
    {
        GiftReader.Read([.. "a {T}\n\nb "u8, 0xFF, .. " {T}"u8]).Errors.ShouldBe([new(3, "not_utf8")]);
        GiftReader.Read([.. "a {T}\n"u8, 0]).Errors.ShouldBe([new(2, "bad_text")]);
        GiftReader.Read([0xEF, 0xBB, 0xBF, .. "ก {T}"u8]).Items.Single().Body.Text.Text.ShouldBe("ก");
    }

    [Fact]
    public void A_hundred_kilobytes_of_anything_end_in_questions_or_in_lines()
    {
        var random = new Random(7);
        const string Control = "{}=~#:\\%->\n\n $CATEGORY:[html]TF.0123456789*//กข";
        for (var round = 0; round < 60; round++)
        {
            var bytes = new byte[100_000];
            random.NextBytes(bytes);
            if (round % 3 == 1) bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 90_000).Select(_ => Control[random.Next(Control.Length)])));
            if (round % 3 == 2) bytes = Array.ConvertAll(bytes, b => (byte)(b % 96 + 32));

            var read = GiftReader.Read(bytes);

            (read.Errors.Count > 0 || read.Items.Count > 0).ShouldBeTrue();
            read.Errors.ShouldAllBe(e => e.Line >= 1);
            // Whatever was understood can be written and scored.
            GiftWriter.Write(read.Items.Select(Entry)).ShouldNotBeNull();
        }
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var random = new Random(20261130);
        for (var round = 0; round < 300; round++)
        {
            var bank = RandomBank.Of(random, random.Next(1, 12));
            var text = GiftWriter.Write(bank);

            var read = GiftReader.Read(text);

            read.Errors.ShouldBeEmpty(text);
            var here = read.Items.Select(i => Said(Entry(i))).ToList();
            here.ShouldBe(bank.Select(Said).ToList(), text);
            GiftWriter.Write(read.Items.Select(Entry)).ShouldBe(text);
        }
    }

    [Fact]
    public void Moodles_own_examples_are_read_as_they_are_meant()
    {
        var read = GiftReader.Read("""
            Difficult question.{~wrong answer ~%50%half credit answer =full credit answer}

            The American holiday of Thanksgiving is celebrated on the {
                ~second
                ~third
                =fourth
            } Thursday of November.

            Match the following countries with their corresponding capitals. {
                =Canada -> Ottawa
                =Italy  -> Rome
                =Japan  -> Tokyo
                }

            ::Kanji Origins::Japanese characters originally
            came from what country? {=China}

            Which answer equals 5? {
                 ~ \= 2 + 2
                 = \= 2 + 3
                 ~ \= 2 + 4  }
            """);

        read.Errors.ShouldBeEmpty();
        read.Items.Select(i => i.Kind).ShouldBe(["single", "single", "matching", "short", "single"]);
        read.Items[4].Body.Options!.Single(o => o.Weight == 1).Text.Text.ShouldBe("= 2 + 3");
    }

    private static GiftReader.Item One(string gift)
    {
        var read = GiftReader.Read(gift);
        read.Errors.ShouldBeEmpty();
        return read.Items.Single();
    }

    private static IEnumerable<(decimal?, decimal, decimal)> Numbers(string gift) => One(gift).Body.Numbers!.Select(n => (n.Value, n.Tolerance, n.Weight));

    private static GiftWriter.Entry Entry(GiftReader.Item item) => new(null, item.Name, item.Category, item.Tags, item.Kind, item.Body);

    // The line in the name of what cannot be asked is that of the file.
    private static string Said(GiftWriter.Entry entry) =>
        $"{UnsupportedName.Original(entry.Name)} | {entry.Category} | {string.Join(',', entry.Tags)} | {entry.Kind} | {entry.Body.Stored()}";
}
