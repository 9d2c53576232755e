using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Traffy;

internal static class TraffyEndpoints
{
    // The form around the file.
    private const int Form = 64 * 1024;

    public static void MapTraffy(this IEndpointRouteBuilder staff)
    {
        var traffy = staff.MapGroup("/traffy").WithTags("Traffy").RequireAuthorization(Policies.Caseworker);
        traffy.MapPost("/imports", ImportTraffy.Handle).WithName(nameof(ImportTraffy)).DisableAntiforgery().WithMetadata(new BodyLimit(ImportTraffy.MostBytes + Form))
            .WithSummary("Takes tickets over from a file of Traffy Fondue (CSV or GeoJSON, 32 MB): all of it or nothing.").Refuses(422)
            .Shows(null, TraffyExamples.Import);
        traffy.MapGet("/imports", ListTraffyImports.Handle).WithName(nameof(ListTraffyImports)).WithSummary("What was imported, newest first.")
            .Shows(null, TraffyExamples.Imports);
        traffy.MapGet("/imports/{id}", ListTraffyImports.One).WithName("GetTraffyImport").WithSummary("One import, with the rows that could not be read.").Refuses(404)
            .Shows(null, TraffyExamples.ImportDetail);
        traffy.MapGet("/outside", ListTraffyOutside.Handle).WithName(nameof(ListTraffyOutside)).WithSummary("Tickets that are not the district's.")
            .Shows(null, TraffyExamples.Outside);
        traffy.MapGet("/candidates", ListTraffyCandidates.Handle).WithName(nameof(ListTraffyCandidates))
            .WithSummary("Open cases and tickets that may be the same problem, undecided, the newest ticket first.")
            .Shows(null, TraffyExamples.Candidates);

        var cases = staff.MapGroup("/incidents/{id}/traffy").WithTags("Traffy").RequireAuthorization(Policies.Caseworker).OpensWithReason().Refuses(404);
        cases.MapGet("", FindTraffyTickets.Handle).WithName(nameof(FindTraffyTickets)).WithSummary("Tickets that may tell of the same problem, nearest first.")
            .Shows(null, TraffyExamples.Tickets);
        cases.MapPost("/{ticket}", DecideTraffyTicket.Handle).WithName(nameof(DecideTraffyTicket))
            .WithSummary("Links a ticket to the case, or says that it is another problem.")
            .Shows(TraffyExamples.Decision, TraffyExamples.Ticket);
    }
}
