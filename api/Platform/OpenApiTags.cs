using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Saphansung.Api.Platform;

/// <summary>What each group of calls is for; a tag without a word here does not pass the contract's tests.</summary>
internal sealed class OpenApiTags : IDocumentFilter
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Access"] = "People, roles and the agencies' keys; for the admin.",
        ["Agency"] = "For the systems of partner agencies, with their key: assignments, answers, notes, and the changes to follow.",
        ["Agency link"] = "For somebody of an agency without a system, by the link an officer made.",
        ["Board"] = "Lists, map, counters and bulk work of the staff.",
        ["Casework"] = "One case in the hands of the staff.",
        ["Chat"] = "The one-to-one chat in LINE: drafts of reports from photos and places, and what officers answer.",
        ["Community"] = "For the committee of a community.",
        ["Course desk"] = "For the staff: courses with their timetable, who comes, and who was there.",
        ["Course results"] = "For the staff: what people learned, which questions were bad, and the report to the director.",
        ["Courses"] = "Training: what is offered, enrolling, and checking in.",
        ["Course tests"] = "For the staff: the tests before and after a course.",
        ["Deliveries"] = "Messages to LINE and what became of them.",
        ["District"] = "What the district has: categories with their forms, communities.",
        ["Followers"] = "Who follows the LINE account.",
        ["Groups"] = "Several reports of one problem: merging, storms, places where a problem returns.",
        ["Health"] = "For whoever watches over the service.",
        ["Incidents"] = "For residents: report, follow, confirm.",
        ["Inbox"] = "What the caller was told, whether or not it was pushed to their chat.",
        ["LINE"] = "LINE's own calls.",
        ["My data"] = "For everybody: what is kept of the caller, and leaving for good.",
        ["Network"] = "The two-way LINE group of the network.",
        ["News"] = "Announcements: the archive for everybody, and how the staff write, approve and send them.",
        ["Open311"] = "GeoReport v2 and mySociety's request updates.",
        ["Open data"] = "For everybody, without personal data.",
        ["Performance reports"] = "What the leaders read: figures of a period, frozen when approved, and what proves them.",
        ["Photos"] = "Pictures and reply letters.",
        ["Question bank"] = "Questions for tests, with categories, tags and versions; GIFT and QTI.",
        ["Programme"] = "The programme with its activities, each quarter's PDCA, notes, and the days on which reports are due.",
        ["Quota"] = "The month's messages to LINE, and what found no room in them.",
        ["Routing"] = "Rules that suggest an agency and a priority.",
        ["Sensitive"] = "People in need and disease; opening a case needs a reason.",
        ["Session"] = "Signing in.",
        ["Survey desk"] = "For the staff: questionnaires, their rounds, and who is asked.",
        ["Setup"] = "Whether LINE's channels are set up as needed, and the rich menus.",
        ["Survey results"] = "What a round of a survey says, for the staff and the director.",
        ["Surveys"] = "Questionnaires asked again and again: answering, and what comes of it.",
        ["Tests"] = "Taking a test, on one's own phone or on a tablet of the staff.",
        ["Targets"] = "The indicators of the programme: their definitions, figures and what is missing.",
        ["Traffy"] = "The bridge to Traffy Fondue.",
        ["Webhooks"] = "What is sent to the systems of agencies by itself.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var used = from path in swaggerDoc.Paths.Values
                   from operation in path.Operations!.Values
                   from tag in operation.Tags!
                   select tag.Name!;
        swaggerDoc.Tags = used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new OpenApiTag { Name = name, Description = Words.GetValueOrDefault(name) }).ToHashSet();
    }
}
