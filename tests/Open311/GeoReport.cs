using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Saphansung.Tests.Open311;

/// <summary>
/// The XML that GeoReport v2, its service discovery and mySociety's updates describe, written down by hand from their texts and published
/// examples: names, order, and what each may hold.
/// </summary>
public static class GeoReport
{
    private static readonly XmlSchemaSet Schema = Compile();

    /// <summary>Well-formed UTF-8 with the declaration the specification demands, without a namespace, and as the schema has it.</summary>
    public static XDocument Valid(string text)
    {
        text.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var document = XDocument.Parse(text);
        document.Descendants().ShouldAllBe(e => e.Name.NamespaceName == "" && !e.HasAttributes);
        document.Validate(Schema, (_, wrong) => throw new ShouldAssertException($"{wrong.Message}\n{text}"));
        return document;
    }

    private static XmlSchemaSet Compile()
    {
        var set = new XmlSchemaSet();
        set.Add(null, XmlReader.Create(new StringReader(Xsd)));
        set.Compile();
        return set;
    }

    private const string Xsd = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
          <!-- "Timezone information (either Z meaning UTC, or an HH:MM offset from UTC) must be included." -->
          <xs:simpleType name="time">
            <xs:restriction base="xs:dateTime"><xs:pattern value=".+(Z|[+\-][0-9]{2}:[0-9]{2})"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="boolean"><xs:restriction base="xs:string"><xs:enumeration value="true"/><xs:enumeration value="false"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="status"><xs:restriction base="xs:string"><xs:enumeration value="open"/><xs:enumeration value="closed"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="empty"><xs:restriction base="xs:string"><xs:length value="0"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="degrees"><xs:union memberTypes="xs:decimal empty"/></xs:simpleType>
          <xs:simpleType name="some"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="link"><xs:restriction base="xs:string"><xs:pattern value="(https?://.+)?"/></xs:restriction></xs:simpleType>

          <xs:element name="discovery"><xs:complexType><xs:sequence>
            <xs:element name="changeset" type="time"/>
            <xs:element name="contact" type="some"/>
            <xs:element name="key_service" type="some"/>
            <xs:element name="endpoints"><xs:complexType><xs:sequence>
              <xs:element name="endpoint" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="specification" fixed="http://wiki.open311.org/GeoReport_v2"/>
                <xs:element name="url" type="link"/>
                <xs:element name="changeset" type="time"/>
                <xs:element name="type"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="production"/><xs:enumeration value="test"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="formats"><xs:complexType><xs:sequence>
                  <xs:element name="format" maxOccurs="unbounded"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="text/xml"/><xs:enumeration value="application/json"/></xs:restriction></xs:simpleType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>

          <xs:element name="services"><xs:complexType><xs:sequence>
            <xs:element name="service" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="service_code" type="some"/>
              <xs:element name="service_name" type="some"/>
              <xs:element name="description" type="xs:string"/>
              <xs:element name="metadata" type="boolean"/>
              <xs:element name="type"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="realtime"/><xs:enumeration value="batch"/><xs:enumeration value="blackbox"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="keywords" type="xs:string"/>
              <xs:element name="group" type="xs:string"/>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>

          <xs:element name="service_definition"><xs:complexType><xs:sequence>
            <xs:element name="service_code" type="some"/>
            <xs:element name="attributes"><xs:complexType><xs:sequence>
              <xs:element name="attribute" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="variable" type="boolean"/>
                <xs:element name="code" type="some"/>
                <xs:element name="datatype"><xs:simpleType><xs:restriction base="xs:string">
                  <xs:enumeration value="string"/><xs:enumeration value="number"/><xs:enumeration value="datetime"/><xs:enumeration value="text"/>
                  <xs:enumeration value="singlevaluelist"/><xs:enumeration value="multivaluelist"/>
                </xs:restriction></xs:simpleType></xs:element>
                <xs:element name="required" type="boolean"/>
                <xs:element name="datatype_description" type="xs:string"/>
                <xs:element name="order" type="xs:positiveInteger"/>
                <xs:element name="description" type="some"/>
                <xs:element name="values" minOccurs="0"><xs:complexType><xs:sequence>
                  <xs:element name="value" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                    <xs:element name="key" type="some"/>
                    <xs:element name="name" type="some"/>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>

          <xs:element name="service_requests"><xs:complexType><xs:sequence>
            <xs:element name="request" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="service_request_id" type="some"/>
              <xs:choice>
                <xs:sequence>
                  <xs:element name="service_notice" type="xs:string"/>
                  <xs:element name="account_id" type="xs:string"/>
                </xs:sequence>
                <xs:element name="token" type="some"/>
                <xs:sequence>
                  <xs:element name="status" type="status"/>
                  <xs:element name="status_notes" type="xs:string"/>
                  <xs:element name="service_name" type="some"/>
                  <xs:element name="service_code" type="some"/>
                  <xs:element name="description" type="xs:string"/>
                  <xs:element name="agency_responsible" type="xs:string"/>
                  <xs:element name="service_notice" type="xs:string"/>
                  <xs:element name="requested_datetime" type="time"/>
                  <xs:element name="updated_datetime" type="time"/>
                  <xs:element name="expected_datetime" type="time"/>
                  <xs:element name="address" type="xs:string"/>
                  <xs:element name="address_id" type="xs:string"/>
                  <xs:element name="zipcode" type="xs:string"/>
                  <xs:element name="lat" type="degrees"/>
                  <xs:element name="long" type="degrees"/>
                  <xs:element name="media_url" type="link"/>
                  <xs:sequence minOccurs="0">
                    <xs:element name="attributes"><xs:complexType><xs:sequence>
                      <xs:element name="attribute" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                        <xs:element name="label" type="some"/><xs:element name="name" type="some"/><xs:element name="value" type="some"/><xs:element name="code" type="some"/>
                      </xs:sequence></xs:complexType></xs:element>
                    </xs:sequence></xs:complexType></xs:element>
                    <xs:element name="extended_attributes"><xs:complexType><xs:sequence>
                      <xs:element name="channel" type="some"/>
                      <xs:element name="photos"><xs:complexType><xs:sequence>
                        <xs:element name="photo" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="media_url" type="link"/></xs:sequence></xs:complexType></xs:element>
                      </xs:sequence></xs:complexType></xs:element>
                    </xs:sequence></xs:complexType></xs:element>
                    <xs:element name="notes"><xs:complexType><xs:sequence>
                      <xs:element name="note" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                        <xs:element name="datetime" type="time"/><xs:element name="description" type="some"/><xs:element name="type" type="some"/>
                      </xs:sequence></xs:complexType></xs:element>
                    </xs:sequence></xs:complexType></xs:element>
                  </xs:sequence>
                </xs:sequence>
              </xs:choice>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>

          <xs:element name="service_request_updates"><xs:complexType><xs:sequence>
            <xs:element name="request_update" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="update_id" type="some"/>
              <xs:sequence minOccurs="0">
                <xs:element name="service_request_id" type="some"/>
                <xs:element name="status"><xs:simpleType><xs:restriction base="xs:string">
                  <xs:enumeration value="open"/><xs:enumeration value="investigating"/><xs:enumeration value="in_progress"/><xs:enumeration value="planned"/>
                  <xs:enumeration value="action_scheduled"/><xs:enumeration value="no_further_action"/><xs:enumeration value="not_councils_responsibility"/>
                  <xs:enumeration value="duplicate"/><xs:enumeration value="internal_referral"/><xs:enumeration value="cancelled"/><xs:enumeration value="fixed"/>
                  <xs:enumeration value="closed"/><xs:enumeration value="for_triage"/>
                </xs:restriction></xs:simpleType></xs:element>
                <xs:element name="description" type="some"/>
                <xs:element name="media_url" type="link"/>
                <xs:element name="updated_datetime" type="time"/>
                <xs:element name="external_status_code" type="xs:string"/>
              </xs:sequence>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>

          <xs:element name="errors"><xs:complexType><xs:sequence>
            <xs:element name="error" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="code" type="xs:positiveInteger"/>
              <xs:element name="description" type="some"/>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;
}
