using Microsoft.AspNetCore.Http.HttpResults;

namespace Saphansung.Api.Documents;

/// <summary>A file that is written to disk row by row and read from there by the caller: for formats that cannot be written straight into an answer.</summary>
internal static class FileOnDisk
{
    private const int Buffer = 64 * 1024;

    public static PushStreamHttpResult Of(string name, string type, Func<Stream, Task> write) => TypedResults.Stream(async body =>
    {
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await write(file);
        file.Position = 0;
        await file.CopyToAsync(body);
    }, type, name);
}
