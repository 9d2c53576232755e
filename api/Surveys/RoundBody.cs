using System.ComponentModel.DataAnnotations;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>What staff say of a round while it is being prepared.</summary>
/// <param name="Invitation">What people are told, in their inbox and in the push.</param>
/// <param name="Push">Also sends the invitation as a push, which costs one message each; left out, the invitation is free.</param>
/// <param name="RemindAt">One reminder, only to those who have not answered; null for none.</param>
public sealed record RoundBody(
    [property: Required(ErrorMessage = "required")] Audience? Audience,
    [property: Required(ErrorMessage = "required")] DateTime? OpensAt,
    [property: Required(ErrorMessage = "required")] DateTime? ClosesAt,
    [property: Required(ErrorMessage = "required")] Text? Invitation,
    bool Push = false,
    DateTime? RemindAt = null)
{
    private const int Longest = 800;

    internal Refusal? Check()
    {
        if (Audience!.Wrong() is { } wrong) return wrong;
        if (string.IsNullOrWhiteSpace(Invitation!.Th) || string.IsNullOrWhiteSpace(Invitation.En)) return Refusal.Invalid("invitation", "both_languages");
        if (Invitation.Th.Length > Longest || Invitation.En.Length > Longest) return Refusal.Invalid("invitation", $"too_long|{Longest}");
        if (OpensAt is { Year: < 2000 or > 2200 }) return Refusal.Invalid("opensAt", "unknown_value");
        if (ClosesAt is { Year: < 2000 or > 2200 }) return Refusal.Invalid("closesAt", "unknown_value");
        if (ClosesAt <= OpensAt) return Refusal.Invalid("closesAt", "after_opening");
        return RemindAt <= OpensAt || RemindAt >= ClosesAt ? Refusal.Invalid("remindAt", "while_open") : null;
    }
}
