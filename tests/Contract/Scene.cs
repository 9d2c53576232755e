namespace Saphansung.Tests.Contract;

/// <summary>The documented call, ready to be made: by whom, about what, and which ids stand for those of the example.</summary>
internal sealed class Scene(HttpClient by)
{
    public HttpClient By { get; private set; } = by;

    /// <summary>Example text to the text of this run: ids, codes, references.</summary>
    public Dictionary<string, string> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Path parameters by name.</summary>
    public Dictionary<string, string> Path { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of values that depend on what else happened in the world.</summary>
    public HashSet<string> Loose { get; } = new(StringComparer.Ordinal);

    public string Query { get; private set; } = "";

    public Func<HttpContent>? Content { get; private set; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>The number that ends the ids of the contract's examples.</summary>
    public static string Id(int number) => $"0199d2f0-0000-7000-8000-{number:D12}";

    /// <summary>The same about the same, asked by somebody else.</summary>
    public Scene CalledBy(HttpClient other)
    {
        By = other;
        return this;
    }

    public Scene At(object id, string name = "id")
    {
        Path[name] = id.ToString()!;
        return this;
    }

    public Scene Knows(int number, object id) => Knows(Id(number), id.ToString()!);

    public Scene Knows(string example, string here)
    {
        Known[example] = here;
        return this;
    }

    /// <summary>Its case, photo and assignment are those of the example.</summary>
    public Scene Of(Made made)
    {
        Knows(1, made.Id).Knows(3, made.Photo).Knows("SPS-2569-7K3QF", made.Reference);
        return made.Assignment == default ? this : Knows(2, made.Assignment);
    }

    public Scene Asking(string query)
    {
        Query = "?" + query;
        return this;
    }

    public Scene Counts(params string[] names)
    {
        Loose.UnionWith(names);
        return this;
    }

    public Scene Sending(Func<HttpContent> content)
    {
        Content = content;
        return this;
    }

    public Scene With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
