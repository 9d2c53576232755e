namespace Saphansung.Sandbox.Setup;

/// <summary>
/// Where PostgreSQL lives: <c>data</c>, its log and its password. PostgreSQL refuses to run as root, so root lends it another
/// user, and a place and programs that this user can reach.
/// </summary>
internal sealed record PostgresHome(string Folder, string Native, string? User)
{
    private static readonly string[] Users = ["postgres", "_postgres", "nobody"];

    public string Data => Path.Combine(Folder, "data");
    public string Log => Path.Combine(Folder, "postgres.log");
    public string Password => Path.Combine(Folder, "password");
    public string Port => Path.Combine(Folder, "port");

    /// <summary>All that is ours here; the folder may hold other things.</summary>
    public IReadOnlyList<string> Contents => [Data, Data + ".new", Path.Combine(Folder, "native"), Log, Password, Port];

    public static async Task<PostgresHome> Prepare(string folder, string native, CancellationToken ct)
    {
        folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new PostgresHome(Directory.CreateDirectory(folder).FullName, native, User: null);

        var user = await FindUser(ct);
        var home = new DirectoryInfo(folder).LinkTarget is { } lent && Directory.Exists(lent) ? lent : await MakeHome(folder, user, ct);
        if (!await CanRun(user, PostgresBinaries.Program(native, "postgres"), ct))
            native = await CopyNative(native, home, user, ct);
        return new PostgresHome(home, native, user);
    }

    public Task<Command> Run(string program, IEnumerable<string> arguments, CancellationToken ct) =>
        Command.Run(PostgresBinaries.Program(Native, program), arguments, Folder, User, ct);

    /// <summary>Hands a file or folder that we wrote to the user PostgreSQL runs as.</summary>
    public Task Own(string path, CancellationToken ct) => User is null ? Task.CompletedTask : ChangeOwner(User, path, ct);

    public void Remove()
    {
        foreach (var entry in Contents.Where(Directory.Exists))
            Directory.Delete(entry, recursive: true);
        foreach (var entry in Contents.Where(File.Exists))
            File.Delete(entry);
        if (!Directory.EnumerateFileSystemEntries(Folder).Any())
            Directory.Delete(Folder);
    }

    private static async Task<string> FindUser(CancellationToken ct)
    {
        foreach (var user in Users)
        {
            if ((await Command.Run("id", ["-u", user], ct: ct)).Succeeded)
                return user;
        }

        throw new SetupException("PostgreSQL refuses to run as root and this machine has no user 'postgres' or 'nobody': run as an ordinary user.");
    }

    private static async Task<string> MakeHome(string folder, string user, CancellationToken ct)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
            File.Delete(folder);
        Directory.CreateDirectory(folder);
        await ChangeOwner(user, folder, ct);
        if (await CanRun(user, folder, ct))
            return folder;
        Directory.Delete(folder);
        var elsewhere = Path.Combine("/var/tmp", $"saphansung-{Guid.NewGuid():N}");
        Directory.CreateDirectory(elsewhere);
        await ChangeOwner(user, elsewhere, ct);
        Directory.CreateSymbolicLink(folder, elsewhere);
        return elsewhere;
    }

    private static async Task<string> CopyNative(string native, string home, string user, CancellationToken ct)
    {
        var copy = Path.Combine(home, "native");
        if (await CanRun(user, PostgresBinaries.Program(copy, "postgres"), ct))
            return copy;
        var half = copy + ".new";
        await Must("rm", ["-rf", half, copy], ct);
        await Must("cp", ["-RP", native, half], ct);
        await ChangeOwner(user, half, ct);
        Directory.Move(half, copy);
        return copy;
    }

    private static async Task<bool> CanRun(string user, string path, CancellationToken ct) =>
        (await Command.Run("/bin/sh", ["-c", "test -x \"$0\"", path], "/", user, ct)).Succeeded;

    private static Task ChangeOwner(string user, string path, CancellationToken ct) => Must("chown", ["-R", user + ":", path], ct);

    private static async Task Must(string program, string[] arguments, CancellationToken ct)
    {
        var run = await Command.Run(program, arguments, ct: ct);
        if (!run.Succeeded)
            throw new SetupException($"{program} {string.Join(' ', arguments)} failed:", run.Lines);
    }
}
