using System.Data.Common;
using Saphansung.Api.Platform;
using Saphansung.Api.Reports;

namespace Saphansung.Api.Programme;

/// <summary>One fiscal quarter of the PDCA, known by its first day: open until everything it decided has been answered.</summary>
internal static class PdcaQuarter
{
    public const string Open = "open";
    public const string Closed = "closed";

    private static readonly DateOnly First = new(2000, 10, 1);

    /// <summary>Quarters that have begun.</summary>
    public static bool Is(DateOnly quarter, DateTime now) => FiscalYear.BeginsQuarter(quarter) && quarter >= First && quarter <= Clock.DayInBangkok(now);

    /// <summary>Holds the quarter until the transaction ends; without a row yet it is open.</summary>
    /// <returns>Its state.</returns>
    public static async Task<string> Lock(DbConnection connection, DateOnly quarter, CancellationToken ct)
    {
        await connection.Run("insert into pdca_quarter (quarter) values (@quarter) on conflict do nothing", new { quarter }, ct);
        return await connection.One<string>("select state from pdca_quarter where quarter = @quarter for update", new { quarter }, ct);
    }

    public static readonly Refusal IsClosed = new(409, "quarter_closed");
}
