namespace Saphansung.Sandbox.Setup;

public static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Saphansung.sln")))
                return folder.FullName;
        }

        throw new SetupException($"Saphansung.sln was not found above {AppContext.BaseDirectory}: run from inside the repository.");
    }
}
