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

    /// <param name="comes">False takes the same away again.</param>
    public void Change(double? doneAfter, double? endedAfter, DateTime reportedAt, bool comes)
    {
        if (doneAfter is { } days) Change(done, days, comes);
        else if (endedAfter is { } otherwise) Change(ended, otherwise, comes);
        else Change(since, reportedAt.Ticks, comes);
    }

    public Speed At(DateTime cutoff) => new(N, done.Count, Sample.QuantileOfSorted(done, 0.5), Sample.QuantileOfSorted(done, 0.9), Median(null, cutoff));

    /// <returns>Days that each took or has lasted until then, the shortest first.</returns>
    public double[] Lasted(DateTime cutoff)
    {
        var open = new double[since.Count];
        // Whoever came last is open for the shortest time.
        for (var i = 0; i < open.Length; i++) open[i] = new TimeSpan(cutoff.Ticks - since[^(i + 1)]).TotalDays;
        return Survival.Together(Done, Survival.Together(CollectionsMarshal.AsSpan(ended), open));
    }

    /// <summary>Kaplan and Meier's median. On a plateau at one half, the middle of it, as R does; null when half is not done.</summary>
    /// <param name="without">Some of these, which are left out.</param>
    public double? Median(SpeedTimes? without, DateTime cutoff)
    {
        var (share, reached) = (1.0, (double?)null);
        Walk all = new(this, cutoff), own = new(without ?? new(), cutoff);
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
    private ref struct Walk
    {
        private readonly ReadOnlySpan<double> done;
        private readonly ReadOnlySpan<double> ended;
        private readonly ReadOnlySpan<long> since;
        private readonly long cutoff;
        private int doneBefore;
        private int endedBefore;
        private int openBefore;
        private double nextOpen;

        public Walk(SpeedTimes times, DateTime cutoff)
        {
            done = times.Done;
            ended = CollectionsMarshal.AsSpan(times.ended);
            since = CollectionsMarshal.AsSpan(times.since);
            this.cutoff = cutoff.Ticks;
            nextOpen = NextOpen();
        }

        /// <returns>Of how many it had not come yet just before that time, and for how many it came then.</returns>
        public (int Left, int Ends) To(double at)
        {
            while (doneBefore < done.Length && done[doneBefore] < at) doneBefore++;
            while (endedBefore < ended.Length && ended[endedBefore] < at) endedBefore++;
            for (; nextOpen < at; nextOpen = NextOpen()) openBefore++;
            var ends = 0;
            while (doneBefore + ends < done.Length && done[doneBefore + ends].Equals(at)) ends++;
            return (done.Length + ended.Length + since.Length - doneBefore - endedBefore - openBefore, ends);
        }

        // Whoever came last is open for the shortest time.
        private readonly double NextOpen() => openBefore < since.Length ? new TimeSpan(cutoff - since[^(openBefore + 1)]).TotalDays : double.PositiveInfinity;
    }
}
