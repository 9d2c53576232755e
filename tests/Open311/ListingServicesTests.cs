using System.Net;

namespace Saphansung.Tests.Open311;

/// <summary>What a client learns before it files anything: discovery, services and their definitions.</summary>
public sealed class ListingServicesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Discovery_names_a_production_and_a_test_endpoint_that_answer()
    {
        var discovery = await app.Anyone.Spark("/open311/discovery.json");

        discovery.EnumerateObject().Select(p => p.Name).ShouldBe(["changeset", "contact", "key_service", "endpoints"]);
        discovery.Text("contact").ShouldContain("สะพานสูง");
        discovery.GetProperty("endpoints").EnumerateArray().Select(e => e.Text("type")).ShouldBe(["production", "test"]);
        foreach (var endpoint in discovery.GetProperty("endpoints").EnumerateArray())
        {
            endpoint.Strings("formats").ShouldBe(["text/xml", "application/json"]);
            (await app.Anyone.Spark(endpoint.Text("url") + "/services.json")).GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task The_services_are_those_whose_cases_the_public_may_see()
    {
        var services = await app.Anyone.Spark(Open311Steps.Live + "/services.json");

        services.EnumerateArray().Select(s => s.Text("service_code")).ShouldBe(["garbage", "nuisance", "disaster", "disrepair"]);
        services[0].EnumerateObject().Select(p => p.Name).ShouldBe(["service_code", "service_name", "description", "metadata", "type", "keywords", "group"]);
        services[0].Text("service_name").ShouldBe("ขยะตกค้าง");
        services[0].GetProperty("metadata").GetBoolean().ShouldBeTrue();
        services[0].Text("type").ShouldBe("realtime");
    }

    [Fact]
    public async Task Texts_are_English_for_whoever_ranks_it_above_Thai()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Open311Steps.Live + "/services.json") { Headers = { { "Accept-Language", "en" } } };

        using var answer = await app.Anyone.SendAsync(request);

        (await answer.Ok())[0].Text("service_name").ShouldBe("Uncollected garbage");
    }

    [Fact]
    public async Task A_definition_is_the_categorys_form_in_the_words_of_GeoReport()
    {
        var definition = await app.Anyone.Spark(Open311Steps.Live + "/services/disrepair.json");

        definition.Text("service_code").ShouldBe("disrepair");
        var attributes = definition.GetProperty("attributes").EnumerateArray().ToList();
        attributes.Select(a => a.GetProperty("order").GetInt32()).ShouldBe(Enumerable.Range(1, attributes.Count));
        var kind = attributes.Single(a => a.Text("code") == "kind");
        kind.EnumerateObject().Select(p => p.Name).ShouldBe(["variable", "code", "datatype", "required", "datatype_description", "order", "description", "values"]);
        kind.Text("datatype").ShouldBe("singlevaluelist");
        kind.GetProperty("required").GetBoolean().ShouldBeTrue();
        kind.GetProperty("values")[2].Text("key").ShouldBe("light");
        kind.GetProperty("values")[2].Text("name").ShouldBe("ไฟส่องทางดับหรือกะพริบ");
        attributes.Single(a => a.Text("code") == "users").Text("datatype").ShouldBe("multivaluelist");
    }

    [Fact]
    public async Task A_question_that_depends_on_another_is_not_required_and_says_when_it_is_asked()
    {
        var definition = await app.Anyone.Spark(Open311Steps.Live + "/services/disrepair.json");

        var pole = definition.GetProperty("attributes").EnumerateArray().Single(a => a.Text("code") == "poleNumber");
        pole.GetProperty("required").GetBoolean().ShouldBeFalse();
        pole.Text("datatype").ShouldBe("string");
        pole.Text("datatype_description").ShouldContain("kind");
        pole.Text("datatype_description").ShouldContain("ไฟส่องทางดับหรือกะพริบ");
        pole.TryGetProperty("values", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Danger_to_life_is_a_notice_with_the_numbers_to_call()
    {
        var definition = await app.Anyone.Spark(Open311Steps.Live + "/services/disaster.json");

        var notice = definition.GetProperty("attributes").EnumerateArray().First(a => !a.GetProperty("variable").GetBoolean());
        notice.GetProperty("required").GetBoolean().ShouldBeFalse();
        notice.Text("description").ShouldContain("199");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("people")]
    [InlineData("disease")]
    [InlineData("advice")]
    public async Task A_hidden_service_is_as_unknown_as_one_that_never_was(string code)
    {
        foreach (var format in (string[])["xml", "json"])
        {
            using var answer = await app.Anyone.GetAsync($"{Open311Steps.Live}/services/{code}.{format}");

            (await answer.RefusedAsGeoReport(HttpStatusCode.NotFound)).ShouldBe(["ไม่มี service_code นี้"]);
        }
    }

    [Fact]
    public async Task Another_districts_jurisdiction_is_not_found_and_an_empty_one_is_none()
    {
        using var other = await app.Anyone.GetAsync(Open311Steps.Live + "/services.xml?jurisdiction_id=city.gov");

        (await other.RefusedAsGeoReport(HttpStatusCode.NotFound)).ShouldBe(["ไม่รู้จัก jurisdiction_id นี้"]);
        await app.Anyone.Spark(Open311Steps.Live + "/services.json?jurisdiction_id=");
        await app.Anyone.Spark(Open311Steps.Live + "/services.json?jurisdiction_id=bangkok.go.th/saphansung");
    }

    [Fact]
    public async Task The_published_examples_are_valid_by_the_schema_that_ours_are_held_against()
    {
        // GeoReport v2, "GET Service Definition" and "POST Service Request": only our demand of a zone and of text where they have none is more.
        GeoReport.Valid("""<?xml version="1.0" encoding="utf-8"?><service_definition><service_code>DMV66</service_code><attributes><attribute><variable>true</variable><code>WHISHETN</code><datatype>singlevaluelist</datatype><required>true</required><datatype_description></datatype_description><order>1</order><description>What is the ticket/tag/DL number?</description><values><value><key>123</key><name>Ford</name></value><value><key>124</key><name>Chrysler</name></value></values></attribute></attributes></service_definition>""");
        GeoReport.Valid("""<?xml version="1.0" encoding="utf-8"?><service_requests><request><service_request_id>293944</service_request_id><service_notice>The City will inspect</service_notice><account_id/></request></service_requests>""");
        GeoReport.Valid("""<?xml version="1.0" encoding="utf-8"?><service_requests><request><service_request_id>638344</service_request_id><token>12345</token></request></service_requests>""");
        GeoReport.Valid("""<?xml version="1.0" encoding="utf-8"?><service_requests><request><service_request_id>638344</service_request_id><status>closed</status><status_notes>Duplicate request.</status_notes><service_name>Sidewalk and Curb Issues</service_name><service_code>006</service_code><description></description><agency_responsible></agency_responsible><service_notice></service_notice><requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime><updated_datetime>2010-04-14T06:37:38-08:00</updated_datetime><expected_datetime>2010-04-15T06:37:38-08:00</expected_datetime><address>8TH AVE and JUDAH ST</address><address_id>545483</address_id><zipcode>94122</zipcode><lat>37.762221815</lat><long>-122.4651145</long><media_url>http://city.gov.s3.amazonaws.com/requests/media/638344.jpg </media_url></request></service_requests>""");
        GeoReport.Valid("""<?xml version="1.0" encoding="utf-8"?><errors><error><code>403</code><description>Invalid api_key received -- can't proceed with create_request.</description></error></errors>""");
        Should.Throw<ShouldAssertException>(() => GeoReport.Valid("""<?xml version="1.0" encoding="utf-8"?><services><service><service_name>x</service_name></service></services>"""));
    }
}
