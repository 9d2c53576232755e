using System.Globalization;
using System.Net;

namespace Saphansung.Tests.Agencies;

/// <summary>A system is told how far it may go, and when it may come again.</summary>
public sealed class AgencyLimitsTests(AgencyLimitsTests.Narrow app) : IClassFixture<AgencyLimitsTests.Narrow>
{
    public sealed class Narrow(TestDatabase databases) : App(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Requests"] = "3" };
    }

    [Fact]
    public async Task Each_answer_says_what_is_left_and_the_refusal_when_to_come_again()
    {
        using var mwa = await app.Agency("MWA");

        var left = new List<int>();
        for (var call = 1; call <= 3; call++)
        {
            using var answer = await mwa.GetAsync("/api/v1/agency/changes");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            Of(answer, "RateLimit-Limit").ShouldBe(3);
            Of(answer, "RateLimit-Reset").ShouldBe(60);
            left.Add(Of(answer, "RateLimit-Remaining"));
        }
        using var refused = await mwa.GetAsync("/api/v1/agency/changes");

        left.ShouldBe([2, 1, 0]);
        await refused.Refused(HttpStatusCode.TooManyRequests, "too_many_requests");
        Of(refused, "RateLimit-Remaining").ShouldBe(0);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    private static int Of(HttpResponseMessage answer, string header) => int.Parse(answer.Headers.GetValues(header).Single(), CultureInfo.InvariantCulture);
}
