using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

internal static class NewsEndpoints
{
    public static void AddNews(this IServiceCollection services)
    {
        services.AddOptions<NewsOptions>().BindConfiguration("News").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnnouncementView>().AddSingleton<NewsCard>().AddSingleton<AnnouncementSending>();
        services.AddWork<FollowerInsights>().AddWork<SendAnnouncements>();
    }

    public static void MapNews(this IEndpointRouteBuilder api)
    {
        var news = api.MapGroup("/announcements").WithTags("News").Refuses(400);
        var open = news.MapGroup("").AllowAnonymous();
        open.MapGet("", ListNews.Handle).WithName(nameof(ListNews)).WithSummary("Published announcements, newest first.").Shows(null, NewsExamples.List);
        open.MapGet("/{id}", GetNews.Handle).WithName(nameof(GetNews)).WithSummary("One published announcement.").Refuses(404).Shows(null, NewsExamples.Published);
        open.MapGet("/feed.xml", GetNewsFeed.Handle).WithName(nameof(GetNewsFeed)).WithSummary("The newest as an Atom feed.").Produces<string>(200, GetNewsFeed.ContentType);
        open.MapGet("/files/{id}", GetNewsFile.Handle).WithName(nameof(GetNewsFile)).WithSummary("A picture or attachment of a published announcement.").Refuses(404)
            .Produces<Stream>(200, "image/jpeg", "image/png", "image/webp", UploadNewsFile.Pdf);
        open.MapPost("/{id}/opened", CountOpening.Handle).WithName(nameof(CountOpening)).WithSummary("Counts that it was opened.").Refuses(404)
            .Shows(NewsExamples.Opened, null);

        var own = news.MapGroup("/communities").RequireAuthorization(Policies.Resident);
        own.MapGet("", NewsCommunities.Get).WithName("GetNewsCommunities").WithSummary("The communities whose news I want.").Shows(null, NewsExamples.Choice);
        own.MapPut("", NewsCommunities.Set).WithName("SetNewsCommunities").WithSummary("Chooses them.").Shows(NewsExamples.Choice, NewsExamples.Choice);
    }

    public static void MapFollowers(this IEndpointRouteBuilder staff) => staff.MapGet("/followers", GetFollowers.Handle).WithName(nameof(GetFollowers)).WithTags("Followers")
        .WithSummary("Followers of the account: now, day by day, and by LINE's own count.").Shows(null, NewsExamples.Followers);

    public static void MapAnnouncements(this IEndpointRouteBuilder staff)
    {
        var all = staff.MapGroup("/announcements").WithTags("News");
        all.MapGet("", ListAnnouncements.Handle).WithName(nameof(ListAnnouncements)).WithSummary("Announcements in every state, newest first.")
            .Shows(null, NewsExamples.StaffList);
        all.MapGet("/{id}", OpenAnnouncement.Handle).WithName(nameof(OpenAnnouncement)).WithSummary("One announcement with its history.").Refuses(404)
            .Shows(null, NewsExamples.Draft);
        all.MapGet("/{id}/result", GetAnnouncementResult.Handle).WithName(nameof(GetAnnouncementResult)).WithSummary("What became of it.").Refuses(404)
            .Shows(null, NewsExamples.Result);

        var work = all.MapGroup("").RequireAuthorization(Policies.Caseworker);
        work.MapPost("", SaveAnnouncement.Create).WithName("CreateAnnouncement").WithSummary("Writes an announcement, as a draft.").Refuses(422)
            .Shows(NewsExamples.Written, NewsExamples.Draft);
        work.MapPut("/{id}", SaveAnnouncement.Change).WithName("ChangeAnnouncement").WithSummary("Changes it; it becomes a draft again.").Refuses(404, 409)
            .Shows(NewsExamples.Rewritten, NewsExamples.Changed);
        work.MapPost("/{id}/state", MoveAnnouncement.Handle).WithName(nameof(MoveAnnouncement)).WithSummary("Asks for approval, approves, returns, sends or cancels it.")
            .Refuses(404, 409).Shows(NewsExamples.Asking, NewsExamples.Asked);
        work.MapPost("/{id}/preview", PreviewAnnouncement.Handle).WithName(nameof(PreviewAnnouncement)).WithSummary("Has LINE check the message.").Refuses(404)
            .Shows(null, NewsExamples.Preview);
        work.MapPost("/{id}/test", TestAnnouncement.Handle).WithName(nameof(TestAnnouncement)).WithSummary("Sends the message to me alone.").Refuses(404);
        work.MapPost("/audience", CountAudience.Handle).WithName(nameof(CountAudience)).WithSummary("How many people it would reach, and what that costs.")
            .Shows(NewsExamples.Audience, NewsExamples.Cost);
        work.MapPost("/files", UploadNewsFile.Handle).WithName(nameof(UploadNewsFile)).WithSummary("Stores a picture or an attachment (10 MB).")
            .Shows(null, NewsExamples.Uploaded).DisableAntiforgery().WithMetadata(new BodyLimit(UploadPhoto.MostSent));
    }
}
