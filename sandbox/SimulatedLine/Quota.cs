namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// The month's messages. A message is one recipient, not one bubble; replies are free; the blocked and unknown do not count.
/// LINE Developers, "Messaging API pricing".
/// </summary>
internal sealed class Quota(SimulatedLineOptions options)
{
    private readonly Lock gate = new();
    private DateOnly month;
    private int used;

    public int? Limit { get; set; } = options.MonthlyQuota;

    public int Used
    {
        get { lock (gate) return Current(); }
    }

    public void Spend(int recipients)
    {
        lock (gate)
        {
            if (recipients > 0 && Current() + recipients > Limit)
                throw LineRefusal.MonthlyLimit();
            used = Current() + recipients;
        }
    }

    public void Reset()
    {
        lock (gate)
            used = 0;
        Limit = options.MonthlyQuota;
    }

    private int Current()
    {
        var today = Days.Today(options.Clock);
        var first = new DateOnly(today.Year, today.Month, 1);
        if (first != month)
            (month, used) = (first, 0);
        return used;
    }
}
