using System.IO.Compression;

namespace Saphansung.Tests.Reports;

/// <summary>A proof pack taken apart, and with one file changed.</summary>
internal static class Packs
{
    public static string Entry(byte[] pack, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    public static byte[] With(byte[] pack, string name, Func<string, string> change)
    {
        var copy = new MemoryStream();
        copy.Write(pack);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = change(Entry(pack, name));
            zip.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }

        return copy.ToArray();
    }
}
