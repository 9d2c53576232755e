namespace Saphansung.Tests.News;

/// <summary>The product as a real one is set up: LINE can fetch its pictures.</summary>
public sealed class NewsApp(TestDatabase databases) : App(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["News:SiteUrl"] = "https://news.example" };
}
