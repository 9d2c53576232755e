using System.Globalization;

namespace Saphansung.Sandbox.Setup;

internal static class PostgresSettings
{
    // Written anew at every start, so that a data folder follows the code that runs it.
    public static async Task Write(PostgresHome home, int port, bool durable, CancellationToken ct)
    {
        string[] settings =
        [
            "listen_addresses = '127.0.0.1'",
            string.Create(CultureInfo.InvariantCulture, $"port = {port}"),
            "unix_socket_directories = ''",
            "max_connections = 200",
            "shared_buffers = '128MB'",
            "wal_level = minimal",
            "max_wal_senders = 0",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "lc_messages = 'C'",
            "log_line_prefix = '%m %d '",
            .. durable ? [] : Careless,
        ];
        var file = Path.Combine(home.Data, "postgresql.conf");
        await File.WriteAllLinesAsync(file, settings, ct);
        await home.Own(file, ct);
    }

    // What a test loses in a power cut nobody misses.
    private static readonly string[] Careless =
    [
        "fsync = off",
        "synchronous_commit = off",
        "full_page_writes = off",
        "max_wal_size = '4GB'",
        "checkpoint_timeout = '1h'",
    ];
}
