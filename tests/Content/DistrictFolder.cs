using System.Text.Json.Nodes;
using Saphansung.Migrations;

namespace Saphansung.Tests.Content;

/// <summary>A copy of the district's files that a test may spoil.</summary>
internal sealed class DistrictFolder : IDisposable
{
    public DistrictFolder()
    {
        foreach (var file in Directory.EnumerateFiles(District.Folder, "*.json", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(District.Folder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("district-").FullName;

    public void Change(string file, Action<JsonNode> change)
    {
        var path = System.IO.Path.Combine(Path, file);
        var content = JsonNode.Parse(File.ReadAllText(path))!;
        change(content);
        File.WriteAllText(path, content.ToJsonString());
    }

    public void ChangeQuestion(string category, int index, Action<JsonNode> change) =>
        Change($"forms/{category}.json", form => change(form["questions"]![index]!));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
