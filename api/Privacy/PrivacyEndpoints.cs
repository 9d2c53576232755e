using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Privacy;

/// <summary>What is kept of a person, and leaving for good.</summary>
internal static class PrivacyEndpoints
{
    public static void AddPrivacy(this IServiceCollection services) => services.AddWork<Deauthorize>();

    public static void MapPrivacy(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("My data").RequireAuthorization(Policies.Resident);
        me.MapGet("/data", GetMyData.Handle).WithName(nameof(GetMyData)).WithSummary("Everything kept that leads to me.").Refuses(404)
            .Shows(null, PrivacyExamples.Data);
        me.MapPost("/erasure", EraseMe.Handle).WithName(nameof(EraseMe)).WithSummary("I leave for good; what leads to me is erased.").Refuses(400, 409)
            .Shows(PrivacyExamples.Erasure, null);
    }
}
