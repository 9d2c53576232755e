using System.ComponentModel.DataAnnotations;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>What staff say of a course.</summary>
/// <param name="Objectives">Thai, a sentence each, in their order; at most 20.</param>
/// <param name="OrderNumber">Of the approval, such as กท 4610/123; null until there is one.</param>
/// <param name="HeldOn">The one day it takes, Bangkok's.</param>
/// <param name="Capacity">Seats, 1 to 1,000; whoever comes later waits.</param>
/// <param name="Sessions">The timetable; at most 20.</param>
public sealed record CourseBody(
    [property: Required(ErrorMessage = "required")] Text? Title,
    [property: Required(ErrorMessage = "required")] IReadOnlyList<string>? Objectives,
    [property: StringLength(100, ErrorMessage = "too_long|100")] string? OrderNumber,
    [property: Required(ErrorMessage = "required"), StringLength(300, ErrorMessage = "too_long|300")] string? Place,
    [property: Required(ErrorMessage = "required")] DateOnly? HeldOn,
    [property: Required(ErrorMessage = "required")] int? Capacity,
    [property: Required(ErrorMessage = "required")] IReadOnlyList<CourseBody.SessionBody>? Sessions)
{
    public const int MostCapacity = 1000;
    private const int MostSessions = 20;
    private const int MostSpeakers = 10;
    private const int MostObjectives = 20;
    private const int LongestTitle = 300;
    private const int LongestText = 2000;
    private static readonly string[] PayClasses = ["state", "outside", "unpaid"];

    /// <param name="Id">Of a session that is there already; null for a new one.</param>
    /// <param name="Content">Thai, what is taught.</param>
    /// <param name="StatedDuration">As the programme words it, for example ระยะเวลา ๒ ชั่วโมง; shown beside the times and never counted with.</param>
    public sealed record SessionBody(
        Guid? Id, Text? Title, string? Content, DateTime? StartsAt, DateTime? EndsAt, string? StatedDuration, IReadOnlyList<SpeakerBody>? Speakers);

    /// <param name="Name">Null while the unit has not said whom it sends.</param>
    /// <param name="PayClass">state (of the state), outside or unpaid; decides the rate of the fee.</param>
    public sealed record SpeakerBody(string? Name, string? Unit, string? PayClass);

    internal Refusal? Check()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Words(errors, "title", Title, LongestTitle);
        if (string.IsNullOrWhiteSpace(Place)) errors["place"] = ["required"];
        if (HeldOn is { Year: < 2000 or > 2200 }) errors["heldOn"] = ["unknown_value"];
        if (Capacity is < 1 or > MostCapacity) errors["capacity"] = [Capacity < 1 ? "at_least|1" : $"at_most|{MostCapacity}"];
        if (Objectives!.Count > MostObjectives) errors["objectives"] = [$"too_many|{MostObjectives}"];
        for (var i = 0; i < Objectives.Count; i++) Line(errors, $"objectives.{i}", Objectives[i], 500);
        if (Sessions!.Count > MostSessions) errors["sessions"] = [$"too_many|{MostSessions}"];
        if (Sessions.Where(s => s?.Id is not null).GroupBy(s => s.Id).Any(g => g.Count() > 1)) errors["sessions"] = ["given_twice"];
        for (var i = 0; i < Sessions.Count; i++) Check(errors, $"sessions.{i}", Sessions[i]);
        return errors.Count > 0 ? Refusal.Invalid(errors) : null;
    }

    private void Check(Dictionary<string, string[]> errors, string at, SessionBody? session)
    {
        if (session is null)
        {
            errors[at] = ["required"];
            return;
        }

        Words(errors, $"{at}.title", session.Title, LongestTitle);
        if (session.Content?.Length > LongestText) errors[$"{at}.content"] = [$"too_long|{LongestText}"];
        if (session.StatedDuration?.Length > 100) errors[$"{at}.statedDuration"] = ["too_long|100"];
        if (session.StartsAt is not { } starts) errors[$"{at}.startsAt"] = ["required"];
        else if (OffTheDay(starts)) errors[$"{at}.startsAt"] = ["not_that_day"];
        if (session.EndsAt is not { } ends) errors[$"{at}.endsAt"] = ["required"];
        else if (ends <= session.StartsAt) errors[$"{at}.endsAt"] = ["ends_before"];
        else if (OffTheDay(ends)) errors[$"{at}.endsAt"] = ["not_that_day"];
        var speakers = session.Speakers ?? [];
        if (speakers.Count > MostSpeakers) errors[$"{at}.speakers"] = [$"too_many|{MostSpeakers}"];
        for (var i = 0; i < speakers.Count; i++)
        {
            var (speaker, there) = (speakers[i], $"{at}.speakers.{i}");
            if (speaker?.Name?.Length > 200) errors[$"{there}.name"] = ["too_long|200"];
            Line(errors, $"{there}.unit", speaker?.Unit, 200);
            if (!PayClasses.Contains(speaker?.PayClass, StringComparer.Ordinal)) errors[$"{there}.payClass"] = ["unknown_value"];
        }
    }

    // Beyond these years a moment cannot be turned into a day of Bangkok's.
    private bool OffTheDay(DateTime moment) => moment is { Year: < 2000 or > 2200 } || Clock.DayInBangkok(moment) != HeldOn;

    private static void Line(Dictionary<string, string[]> errors, string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) errors[field] = ["required"];
        else if (text.Length > longest) errors[field] = [$"too_long|{longest}"];
    }

    private static void Words(Dictionary<string, string[]> errors, string field, Text? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text?.Th) || string.IsNullOrWhiteSpace(text.En)) errors[field] = ["both_languages"];
        else if (text.Th.Length > longest || text.En.Length > longest) errors[field] = [$"too_long|{longest}"];
    }
}
