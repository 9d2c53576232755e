using System.Net;

namespace Saphansung.Tests.Line;

public sealed class DatabaseAwayTests(DatabaseAwayTests.Away app) : IClassFixture<DatabaseAwayTests.Away>
{
    public sealed class Away(TestDatabase databases) : App(databases)
    {
        protected override bool Working => false;

        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Saphansung"] = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2",
        };
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_stored_is_not_acknowledged()
    {
        var response = await LineSide.Deliver(app.Anyone, LineSide.Body(LineSide.Text("resident-1", "แจ้งเหตุ", app.Now)));

        await response.Refused(HttpStatusCode.ServiceUnavailable, "unavailable");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }
}
