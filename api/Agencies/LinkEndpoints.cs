using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Agencies;

/// <summary>For agencies without a system: an officer makes a link, and somebody of the agency answers by it without an account.</summary>
internal static class LinkEndpoints
{
    public static void MapAgencyLink(this IEndpointRouteBuilder api)
    {
        var link = api.MapGroup("/agency-link").WithTags("Agency link").RequireAuthorization(Policies.AgencyLink);
        link.MapGet("", OpenAgencyLink.Handle).WithName(nameof(OpenAgencyLink)).WithSummary("The one assignment that the link is for.").Refuses(404)
            .Shows(null, LinkExamples.View);

        var answers = link.MapGroup("").Refuses(400, 409);
        answers.MapPost("/updates", UpdateAssignment.ByLink).WithName("AnswerByLink")
            .WithSummary("Accepts, declines, schedules, works, or reports done or failed; the same as with a key.").Refuses(404, 422)
            .Shows(AgencyExamples.Update, AgencyExamples.Updated);
        answers.MapPost("/notes", AgencyNotes.ByLink).WithName("AskByLink").WithSummary("Asks or tells the division something; the reporter does not see it.")
            .Refuses(404, 422).Shows(AgencyExamples.NewNote, AgencyExamples.Note);

        var files = answers.MapGroup("").AddEndpointFilter(async (invocation, next) =>
            AgencyLinks.Of(invocation.HttpContext.User).Open ? await next(invocation) : Refusal.IllegalMove([]));
        files.MapPost("/photos", UploadPhoto.Handle).WithName("UploadPhotoByLink").WithSummary("Stores a photo (JPEG, PNG, WebP; 10 MB) for an answer.")
            .DisableAntiforgery().WithMetadata(new BodyLimit(UploadPhoto.MostSent)).Shows(null, IncidentExamples.Photo);
        files.MapPost("/letters", UploadLetter.Handle).WithName("UploadLetterByLink").WithSummary("Stores a reply letter (PDF or picture; 10 MB) for an answer.")
            .DisableAntiforgery().WithMetadata(new BodyLimit(UploadPhoto.MostSent)).Shows(null, IncidentExamples.Letter);
    }

    public static void MapAgencyLinks(this IEndpointRouteBuilder staff)
    {
        var work = staff.MapGroup("/assignments/{id}").WithTags("Casework").RequireAuthorization(Policies.Caseworker).Refuses(404).OpensWithReason();
        work.MapPost("/links", AgencyLinkAccess.Make).WithName("MakeAgencyLink")
            .WithSummary("A link by which somebody of the agency answers without an account.").Refuses(409, 422)
            .Shows(LinkExamples.NewLink, LinkExamples.Made);
        work.MapGet("/links", AgencyLinkAccess.List).WithName("ListAgencyLinks").WithSummary("The links of an assignment, newest first.")
            .Shows(null, LinkExamples.Links);
        work.MapDelete("/links/{linkId}", AgencyLinkAccess.Revoke).WithName("RevokeAgencyLink").WithSummary("From now on the link opens nothing.");
    }
}
