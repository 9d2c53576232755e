using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Saphansung.Api.Training;

/// <summary>
/// Questions as a QTI 3 content package of 1EdTech: an item each, and the manifest that names them. What cannot be asked here is left
/// out; so are short texts with a <c>*</c>, which a mapping cannot say, unless they are all there is.
/// </summary>
internal static class QtiPackage
{
    private static readonly XNamespace Packaging = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string PackagingSchema = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd";

    public static void Write(Stream target, IReadOnlyCollection<GiftWriter.Entry> entries, DateTime now)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var items = entries.Where(e => e.Kind != QuestionKinds.Unsupported).ToList();
        Add(zip, "imsmanifest.xml", Manifest(items), now);
        foreach (var item in items) Add(zip, Path(item), QtiItem.Of(item), now);
    }

    private static XDocument Manifest(List<GiftWriter.Entry> items) => new(new XElement(Packaging + "manifest",
        new XAttribute("identifier", "saphansung-questions"),
        new XAttribute(XNamespace.Xmlns + "xsi", Instance),
        new XAttribute(Instance + "schemaLocation", $"{Packaging} {PackagingSchema}"),
        new XElement(Packaging + "metadata", new XElement(Packaging + "schema", "QTI Package"), new XElement(Packaging + "schemaversion", "3.0.0")),
        new XElement(Packaging + "organizations"),
        new XElement(Packaging + "resources", items.Select(item => new XElement(Packaging + "resource",
            new XAttribute("identifier", item.Code!), new XAttribute("type", "imsqti_item_xmlv3p0"), new XAttribute("href", Path(item)),
            new XElement(Packaging + "file", new XAttribute("href", Path(item))))))));

    private static string Path(GiftWriter.Entry item) => $"items/{item.Code}.xml";

    private static void Add(ZipArchive zip, string path, XDocument document, DateTime now)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = new DateTimeOffset(now);
        using var stream = entry.Open();
        using var writer = XmlWriter.Create(stream, new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true });
        document.Save(writer);
    }
}
