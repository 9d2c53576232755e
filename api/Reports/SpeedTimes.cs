using System.Runtime.InteropServices;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Reports;

/// <summary>
/// How long cases took, kept in order: those that are done, those that ended otherwise, and since when the others are open. One more or one
/// less costs a search; what is asked of them, one walk.
/// </summary>
internal sealed class SpeedTimes
{
    private readonly List<double> done = [];
    private readonly List<double> ended = [];
    private readonly List<long> since = [];

    public int N => done.Count + ended.Count + since.Count;

    /// <summary>Days of those done, the shortest first.</summary>
    public ReadOnlySpan<double> Done => CollectionsMarshal.AsSpan(done);

    public static SpeedTimes Of(IEnumerable<CaseFacts> cases)
    {
        var times = new SpeedTimes();
        foreach (var facts in cases)
            if (facts.FixDays is { } days) times.done.Add(days);
            else if (facts.EndDays is { } otherwise) times.ended.Add(otherwise);
            else times.since.Add(facts.ReportedAt.Ticks);
        times.done.Sort();
        times.ended.Sort();
        times.since.Sort();
        return times;
    }

    /// <param name="comes">False takes the same away again.</param>
    public void Change(double? doneAfter, double? endedAfter, DateTime reportedAt, bool comes)
    {
        if (doneAfter is { } days) Change(done, days, comes);
        else if (endedAfter is { } otherwise) Change(ended, otherwise, comes);
        else Change(since, reportedAt.Ticks, comes);
    }

    public Speed At(DateTime cutoff) => new(N, done.Count, Sample.QuantileOfSorted(done, 0.5), Sample.QuantileOfSorted(done, 0.9), Median(null, cutoff));

    /// <summary>Kaplan and Meier's median, as <see cref="Survival.Median"/> says it.</summary>
    /// <param name="without">Some of these, which are left out.</param>
    public double? Median(SpeedTimes? without, DateTime cutoff)
    {
        var (share, reached, all, own) = (1.0, (double?)null, new Walk(this, cutoff), new Walk(without ?? new(), cutoff));
        for (var i = 0; i < done.Count;)
        {
            var at = done[i];
            var ((left, ends), (ownLeft, ownEnds)) = (all.To(at), own.To(at));
            i += ends;
            if (ends == ownEnds) continue;
            if (reached is { } half) return (half + at) / 2;

            share *= 1 - ((double)(ends - ownEnds) / (left - ownLeft));
            if (Math.Abs(share - 0.5) < 1e-9) reached = at;
            else if (share < 0.5) return at;
        }

        return reached;
    }

    private static void Change<T>(List<T> sorted, T value, bool comes)
    {
        var at = sorted.BinarySearch(value);
        if (comes) sorted.Insert(at < 0 ? ~at : at, value);
        else sorted.RemoveAt(at);
    }

    /// <summary>Goes through the times from the shortest to the longest.</summary>
    private struct Walk(SpeedTimes times, DateTime cutoff)
    {
        private int done;
        private int ended;
        private int open;

        /// <returns>Of how many it had not come yet just before that time, and for how many it came then.</returns>
        public (int Left, int Ends) To(double at)
        {
            while (done < times.done.Count && times.done[done] < at) done++;
            while (ended < times.ended.Count && times.ended[ended] < at) ended++;
            // Whoever came last is open for the shortest time.
            while (open < times.since.Count && new TimeSpan(cutoff.Ticks - times.since[^(open + 1)]).TotalDays < at) open++;
            var ends = 0;
            while (done + ends < times.done.Count && times.done[done + ends].Equals(at)) ends++;
            return (times.N - done - ended - open, ends);
        }
    }
}
