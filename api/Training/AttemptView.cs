using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>One taking of a test as its taker sees it: no key, no weight, no feedback before the test after the course has closed.</summary>
/// <param name="Test"><c>pre</c> or <c>post</c>.</param>
/// <param name="State"><c>open</c>, <c>submitted</c> or <c>scored</c>.</param>
/// <param name="EndsAt">By the server's clock; a save that arrives within 30 seconds of it still counts.</param>
/// <param name="Now">The server's clock at this answer, to count the time left from.</param>
/// <param name="Questions">In this person's order.</param>
/// <param name="Answers">What is saved, by question id.</param>
/// <param name="Review">Null until the test after the course has closed.</param>
public sealed record AttemptView(
    Guid Id, Guid CourseId, string Course, string Name, string Test, string State, DateTime StartedAt, DateTime EndsAt, DateTime Now, DateTime? SubmittedAt, string? SubmittedBy,
    IReadOnlyList<AskedQuestion> Questions, IReadOnlyDictionary<string, SavedAnswer> Answers, AttemptReview? Review)
{
    /// <returns>Null when the taker has no such attempt.</returns>
    internal static async Task<AttemptView?> Find(DbConnection connection, Guid id, TestTaker taker, DateTime now, CancellationToken ct)
    {
        var attempt = await connection.OneOrNone<Row>($"""
            select attempt.id, test.course_id, course.title_th as course, enrolment.name, test.kind as test, attempt.state, attempt.seed, started_at, ends_at, submitted_at, submitted_by,
                   score, max_score, shuffle_questions, shuffle_options, pass_share,
                   coalesce((select post.state = 'closed' from test post where post.course_id = test.course_id and post.kind = 'post'), false) as revealed
            from attempt
            join test on test.id = test_id
            join course on course.id = test.course_id
            join enrolment on enrolment.id = enrolment_id
            where attempt.id = @id and {TestTaker.Sees}
            """, new { id, taker.PersonId, taker.KioskCourse }, ct);
        if (attempt is null) return null;

        var items = await connection.Many<ItemRow>("""
            select test_item.question_id, kind, body::text as body, max_mark
            from test_item
            join question_version on question_version.id = question_version_id
            where course_id = @CourseId
            order by position
            """, new { attempt.CourseId }, ct);
        var answers = (await connection.Many<AnswerRow>("select question_id, answer::text as answer, sequence, saved_at, mark from attempt_answer where attempt_id = @id", new { id }, ct))
            .ToDictionary(a => a.QuestionId);
        var asked = items.ConvertAll(i => (Item: i, Body: QuestionBody.Read(i.Body)));
        var ordered = attempt.ShuffleQuestions ? Shuffle.Order(asked, (ulong)attempt.Seed) : asked;
        return new(
            attempt.Id, attempt.CourseId, attempt.Course, attempt.Name, attempt.Test, attempt.State, attempt.StartedAt, attempt.EndsAt, now, attempt.SubmittedAt, attempt.SubmittedBy,
            [.. ordered.Select(q => AskedQuestion.Of(q.Item.QuestionId, q.Item.Kind, q.Body, q.Item.MaxMark, attempt.ShuffleOptions ? Shuffle.Of(attempt.Seed, q.Item.QuestionId) : null, attempt.Seed))],
            answers.Values.Where(a => a.Answer != "null").ToDictionary(a => a.QuestionId.ToString(), a => new SavedAnswer(JsonElement.Parse(a.Answer), a.Sequence, a.SavedAt), StringComparer.Ordinal),
            attempt is { State: "scored", Revealed: true } ? AttemptReview.Of(attempt.Score!.Value, attempt.MaxScore!.Value, attempt.PassShare, asked.ConvertAll(q =>
                (q.Item.QuestionId, q.Item.Kind, q.Body, q.Item.MaxMark, answers.TryGetValue(q.Item.QuestionId, out var answer) ? JsonElement.Parse(answer.Answer) : (JsonElement?)null))) : null);
    }

    private sealed record Row(
        Guid Id, Guid CourseId, string Course, string Name, string Test, string State, long Seed, DateTime StartedAt, DateTime EndsAt, DateTime? SubmittedAt, string? SubmittedBy,
        decimal? Score, decimal? MaxScore, bool ShuffleQuestions, bool ShuffleOptions, decimal PassShare, bool Revealed);

    private sealed record ItemRow(Guid QuestionId, string Kind, string Body, decimal MaxMark);

    private sealed record AnswerRow(Guid QuestionId, string Answer, long Sequence, DateTime SavedAt, decimal? Mark);
}

/// <param name="Answer">A key, a list of keys, choices by pair, true or false, or a text, as the kind asks.</param>
/// <param name="Sequence">The device's count that it was saved with.</param>
public sealed record SavedAnswer(JsonElement Answer, long Sequence, DateTime SavedAt);

/// <param name="Text">Plain text; line breaks count.</param>
/// <param name="Options">Of a choice, in this person's order.</param>
/// <param name="Pairs">Of a matching question: what is to be matched.</param>
/// <param name="Choices">Of a matching question: what it is matched with.</param>
public sealed record AskedQuestion(
    Guid Id, string Kind, string Text, decimal MaxMark, IReadOnlyList<AskedChoice>? Options, IReadOnlyList<AskedChoice>? Pairs, IReadOnlyList<AskedChoice>? Choices)
{
    /// <param name="optionSeed">Null keeps the options in their order; what pairs are matched with is always mixed.</param>
    internal static AskedQuestion Of(Guid id, string kind, QuestionBody body, decimal maxMark, ulong? optionSeed, long seed)
    {
        IReadOnlyList<AskedChoice>? options = body.Options is null || kind == QuestionKinds.TrueFalse ? null : [.. body.Options.Select(o => new AskedChoice(o.Key, ShownText.Of(o.Text)))];
        IReadOnlyList<AskedChoice>? choices = body.Choices is null ? null : [.. body.Choices.DistinctBy(c => c.Text, StringComparer.Ordinal).Select(c => new AskedChoice(c.Key, c.Text))];
        return new(id, kind, ShownText.Of(body.Text), maxMark,
            options is not null && optionSeed is { } mixed ? Shuffle.Order(options, mixed) : options,
            body.Pairs is null ? null : [.. body.Pairs.Select(p => new AskedChoice(p.Key, ShownText.Of(p.Text)))],
            choices is null ? null : Shuffle.Order(choices, Shuffle.Of(seed, id)));
    }
}

public sealed record AskedChoice(string Key, string Text);

/// <param name="Passed">Reached the share that the course asks for.</param>
public sealed record AttemptReview(decimal Score, decimal MaxScore, bool Passed, IReadOnlyList<ReviewedQuestion> Questions)
{
    internal static AttemptReview Of(decimal score, decimal maxScore, decimal passShare, IEnumerable<(Guid Id, string Kind, QuestionBody Body, decimal MaxMark, JsonElement? Answer)> questions) =>
        new(score, maxScore, maxScore > 0 && score >= passShare * maxScore, [.. questions.Select(q => new ReviewedQuestion(q.Id, TestScoring.Mark(q.Kind, q.Body, q.Answer, q.MaxMark), q.MaxMark,
            RightAnswer.Of(q.Kind, q.Body), [.. TestScoring.Judge(q.Kind, q.Body, q.Answer).Feedback.Select(ShownText.Of)], ShownText.OrNull(q.Body.Feedback)))]);
}

/// <param name="Right">What would have been right, in words.</param>
/// <param name="Feedback">Of what was answered.</param>
/// <param name="General">For everybody.</param>
public sealed record ReviewedQuestion(Guid Id, decimal Mark, decimal MaxMark, IReadOnlyList<string> Right, IReadOnlyList<string> Feedback, string? General);
