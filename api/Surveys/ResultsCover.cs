using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Surveys;

/// <summary>
/// What of one scale from 1 to 5 is withheld so that no count below five is told. A mean, a standard deviation and a share say a lot about few
/// answers: a small count counts as hidden only when another set of answers gives everything that is shown and a different number for it.
/// </summary>
/// <param name="Cells">Which points' counts.</param>
/// <param name="N">How many they are together.</param>
internal sealed record ResultsCover(IReadOnlyList<bool> Cells, bool Mean, bool Sd, bool Satisfied, bool N = false)
{
    public static readonly ResultsCover None = new([false, false, false, false, false], false, false, false);

    /// <summary>Of four people not even that they are four.</summary>
    public static readonly ResultsCover All = new([true, true, true, true, true], true, true, true, true);

    /// <summary>Ways to exchange answers for others without changing how many there are.</summary>
    private static readonly int[][] Moves = [.. MakeMoves()];

    /// <summary>The least is lost first: counts, then the standard deviation, the share, at last the mean.</summary>
    public static ResultsCover Of(IReadOnlyList<int> counts)
    {
        var n = counts.Sum();
        if (n == 0 || !counts.Any(SmallCounts.IsSmall)) return ShareIsSmall(counts) ? None with { Satisfied = true } : None;
        if (SmallCounts.IsSmall(n)) return All;

        int[] next = [.. Enumerable.Range(0, counts.Count).Where(i => !SmallCounts.IsSmall(counts[i])).OrderBy(i => counts[i] == 0 ? int.MaxValue : counts[i])];
        foreach (var mean in (bool[])[false, true])
            foreach (var satisfied in ShareIsSmall(counts) ? (bool[])[true] : [false, true])
                foreach (var sd in mean ? (bool[])[true] : [false, true])
                    for (var more = 0; more <= next.Length; more++)
                    {
                        var cells = counts.Select(SmallCounts.IsSmall).ToArray();
                        foreach (var i in next.Take(more)) cells[i] = true;
                        var cover = new ResultsCover(cells, mean, sd, satisfied);
                        if (cover.Hides(counts)) return cover;
                    }

        return All with { N = false };
    }

    /// <summary>A share of the satisfied tells how many they are, and how many are not.</summary>
    public static bool ShareIsSmall(int satisfied, int n) => SmallCounts.IsSmall(satisfied) || SmallCounts.IsSmall(n - satisfied);

    internal bool Hides(IReadOnlyList<int> counts)
    {
        if (SmallCounts.IsSmall(counts.Where((_, i) => Cells[i]).Sum())) return false;

        var hidden = Enumerable.Range(0, counts.Count).Where(i => SmallCounts.IsSmall(counts[i])).ToHashSet();
        foreach (var move in Moves)
        {
            if (hidden.Count == 0) return true;
            if (hidden.Any(i => move[i] != 0) && Leaves(move, counts)) hidden.RemoveWhere(i => move[i] != 0);
        }

        return hidden.Count == 0;
    }

    /// <summary>Everything that is shown stays as it is.</summary>
    private bool Leaves(int[] move, IReadOnlyList<int> counts)
    {
        var (sum, squares) = (0, 0);
        for (var i = 0; i < move.Length; i++)
        {
            if (move[i] != 0 && (!Cells[i] || counts[i] + move[i] < 0)) return false;
            sum += move[i] * (i + 1);
            squares += move[i] * (i + 1) * (i + 1);
        }

        return (Mean || sum == 0) && (Sd || squares == 0) && (Satisfied || move[3] + move[4] == 0);
    }

    private static bool ShareIsSmall(IReadOnlyList<int> counts) => ShareIsSmall(counts[3] + counts[4], counts.Sum());

    private static IEnumerable<int[]> MakeMoves()
    {
        const int most = 3;
        for (var a = -most; a <= most; a++)
            for (var b = -most; b <= most; b++)
                for (var c = -most; c <= most; c++)
                    for (var d = -most; d <= most; d++)
                        if (-(a + b + c + d) is >= -most and <= most and var e && (a, b, c, d) != (0, 0, 0, 0)) yield return [a, b, c, d, e];
    }
}
