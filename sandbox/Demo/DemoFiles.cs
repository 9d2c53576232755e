using System.Text.Json;

namespace Saphansung.Sandbox.Demo;

/// <summary>The invented people, places and cases, read from the files beside this one.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static T Read<T>(string name)
    {
        using var file = Open(name);
        return JsonSerializer.Deserialize<T>(file, Json)!;
    }

    public static byte[] Picture(string name)
    {
        using var file = Open($"pictures/{name}.jpg");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static Stream Open(string name) =>
        typeof(DemoFiles).Assembly.GetManifestResourceStream($"Demo/{name}")
        ?? throw new FileNotFoundException($"The demo has no file {name}.", name);
}
