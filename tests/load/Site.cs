using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

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

    public HttpClient Client(string by) => clients[by];

    public static async Task<Site> Start(int cases, Surroundings surroundings, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"cases_{cases}");
        var database = await surroundings.NewDatabase(name, ct);
        var agencyKey = surroundings.Secrets.AgencyKeys[Calls.Agency];
        await Fill(database, cases, agencyKey, ct);

        var site = new Site(cases, await surroundings.StartProduct(name, database, ct));
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

    private static async Task Fill(string database, int cases, string agencyKey, CancellationToken ct)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filling in {cases} cases"));
        using var reader = new StreamReader(typeof(Site).Assembly.GetManifestResourceStream("fill.sql")!);
        var sql = (await reader.ReadToEndAsync(ct)).Replace(":n", cases.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(database + ";Command Timeout=1800");
        await using (var fill = source.CreateCommand(sql)) await fill.ExecuteNonQueryAsync(ct);
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
