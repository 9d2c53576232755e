using System.Text.Json;

namespace Saphansung.Tests.Groups;

/// <summary>What is done with cases that tell of one problem.</summary>
public static class GroupSteps
{
    /// <summary>Of a degree of latitude, as the service reckons on its plane.</summary>
    private const double MetresPerDegree = 111_195;

    extension(App app)
    {
        /// <summary>A report so many metres north of a place that no other test uses.</summary>
        public Task<Receipt> ReportAt((double Lat, double Lng) place, double metres = 0, string by = "resident-1", string category = "disrepair") =>
            app.SubmitIncident(by, category, body => body["location"] = new { lat = place.Lat + metres / MetresPerDegree, lng = place.Lng });

        public Task<string> StatusOf(Receipt receipt) => app.Sql<string>("select status from incident where id = $1", receipt.Id);

        public async Task<Guid?> ParentOf(Receipt receipt) =>
            await app.Sql<object>("select parent_id from incident where id = $1", receipt.Id) is Guid parent ? parent : null;

        /// <summary>Everything of it that could get lost.</summary>
        public Task<string> Belongings(Receipt receipt) => app.Sql<string>("""
            select concat_ws(' ', (select count(*) from photo where incident_id = incident.id), photos, followers,
                             (select count(*) from incident_follower where incident_id = incident.id),
                             (select count(*) from incident_event where incident_id = incident.id and kind = 'message'), reporter_id)
            from incident
            where id = $1
            """, receipt.Id);

        /// <summary>A worker has looked at everything that was reported.</summary>
        public Task Screened() => App.Eventually(() => app.Sql<bool>("select not exists (select from clock where kind = 'screen')"), "screening");
    }

    extension(HttpClient officer)
    {
        public Task<JsonElement> Merge(Receipt one, Receipt into, string? reason = "จุดเดียวกัน") =>
            officer.Post($"/api/v1/staff/incidents/{one.Id}/merge", new { into = into.Id, reason });

        public Task<HttpResponseMessage> TryMerge(Guid one, Guid into) =>
            officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{one}/merge", new { into });

        public Task<JsonElement> Split(Receipt one) => officer.Post($"/api/v1/staff/incidents/{one.Id}/split", new { reason = "คนละจุดกัน" });

        public Task<JsonElement> Case(Receipt one) => officer.Get($"/api/v1/staff/incidents/{one.Id}");

        public Task<JsonElement> Say(Receipt one, string text) =>
            officer.Post($"/api/v1/incidents/{one.Id}/messages", new { text }, Guid.NewGuid().ToString());

        /// <summary>The agency takes the case and says that it is fixed.</summary>
        public async Task Mend(App app, Receipt one, string agency = "MEA")
        {
            using var mender = await app.Agency(agency);
            var assignment = (await officer.Assign(one.Id, agency)).Text("id");
            await (await mender.Answer(assignment, "accepted")).Ok();
            await (await mender.Answer(assignment, "done", photoIds: [await mender.UploadPhoto()])).Ok();
        }
    }

    extension(JsonElement incident)
    {
        public List<JsonElement> Events(string kind) => [.. incident.GetProperty("events").EnumerateArray().Where(e => e.Text("kind") == kind)];
    }
}
