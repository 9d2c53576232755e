using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Saphansung.Sandbox.Demo;

namespace Saphansung.Sandbox;

/// <summary><c>demo.json</c>: addresses, people and keys for whoever tries the product out, by hand or by program.</summary>
internal sealed record DemoFile(string Site, string Line, IReadOnlyList<DemoPersona> Personas, IReadOnlyList<DemoAgency> Agencies)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Thai),
    };

    public void Write(string file)
    {
        var half = file + ".new";
        File.WriteAllText(half, JsonSerializer.Serialize(this, Readable));
        File.Move(half, file, overwrite: true);
    }
}
