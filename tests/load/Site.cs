using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Saphansung.Sandbox.Setup;

namespace Saphansung.Load;

/// <summary>The product as a process of its own over a database with so many cases, and people signed in.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Dictionary<string, HttpClient> clients = [];
    private readonly RunningProduct product;

    private Site(int cases, RunningProduct product)
    {
        Cases = cases;
        this.product = product;
    }

    public int Cases { get; }

    public string Database { get; private init; } = "";

    public Process Process => Process.GetProcessById(RunningProcess.Read(product.Folder.ProductProcess)!.Id);

    public HttpClient Client(string by) => clients[by];

    /// <param name="days">Over how many days the cases are spread.</param>
    /// <param name="stale">Whether a tenth of the old ones is still open, too.</param>
    public static async Task<Site> Start(int cases, Surroundings surroundings, CancellationToken ct, int days = 730, bool stale = true)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"cases_{cases}");
        var database = await surroundings.NewDatabase(name, ct);
        var agencyKey = surroundings.Secrets.AgencyKeys[Calls.Agency];
        await Fill(database, cases, days, stale, agencyKey, ct);

        var site = new Site(cases, await surroundings.StartProduct(name, database, ct)) { Database = database };
        foreach (var (by, person) in Calls.People)
            site.clients[by] = await site.product.SignIn(surroundings.Line.IdToken(LineId(person), by), ct);
        site.clients[Calls.Agency] = site.product.With(agencyKey);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        await product.DisposeAsync();
    }

    private static async Task Fill(string database, int cases, int days, bool stale, string agencyKey, CancellationToken ct)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filling in {cases} cases"));
        using var reader = new StreamReader(typeof(Site).Assembly.GetManifestResourceStream("fill.sql")!);
        var sql = (await reader.ReadToEndAsync(ct)).Replace(":n", cases.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(":days", days.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace(":stale", stale ? "true" : "false", StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(database + ";Command Timeout=1800");
        await using (var fill = source.CreateCommand(sql)) await fill.ExecuteNonQueryAsync(ct);
        // Only the board shows counters.
        if (stale) await using (var count = source.CreateCommand("select tally_rebuild()")) await count.ExecuteNonQueryAsync(ct);
        await using (var key = source.CreateCommand("insert into agency_key (id, agency_code, label, hash, created_at) values ($1, $2, 'load', $3, now())"))
        {
            key.Parameters.AddWithValue(Guid.CreateVersion7());
            key.Parameters.AddWithValue(Calls.Agency);
            key.Parameters.AddWithValue(SHA256.HashData(Encoding.UTF8.GetBytes(agencyKey)));
            await key.ExecuteNonQueryAsync(ct);
        }

        // Apart, because it may not be part of a transaction.
        await using (var settle = source.CreateCommand("vacuum analyze")) await settle.ExecuteNonQueryAsync(ct);
    }

    // As fill.sql makes them.
    private static string LineId(int person) => "U" + person.ToString("x32", CultureInfo.InvariantCulture);
}
