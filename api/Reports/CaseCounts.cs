using Saphansung.Api.Incidents;

namespace Saphansung.Api.Reports;

/// <summary>What the cases of a period add up to. One case more or less changes a few numbers, however many there are.</summary>
internal sealed class CaseCounts
{
    private readonly SortedDictionary<string, CategoryCounts> categories = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AgencyFacts> agencies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CohortCounts> communities = new(StringComparer.Ordinal);
    private readonly CohortCounts cohort = new();
    private readonly CohortCounts shown = new();
    private readonly SpeedTimes answers = new();
    private readonly Dictionary<TargetKey, (TargetDefinition Definition, CohortCounts Cohort)> targets = [];
    private (int CarriedIn, int Received, int Reopened, int Open, int All) flow;

    /// <summary>Times to the fix, of the cohort.</summary>
    public SpeedTimes Times => cohort.Times;

    /// <param name="comes">False takes the same away again.</param>
    public void Change(CaseFacts facts, bool comes)
    {
        var by = comes ? 1 : -1;
        if (facts.InFlow)
        {
            flow = (
                flow.CarriedIn + (facts.CarriedIn ? by : 0), flow.Received + (facts.Received ? by : 0), flow.Reopened + (facts.Reopened ? by : 0),
                flow.Open + (facts.IsOpen ? by : 0), flow.All + by);
            Of(categories, facts.Category).Change(facts, by);
        }

        foreach (var (definition, counts) in targets.Values)
            if (TargetCases.Includes(definition, facts)) counts.Change(facts, comes);
        foreach (var said in facts.Agencies) agencies[said.Agency] = agencies.GetValueOrDefault(said.Agency, AgencyFacts.None).Plus(said, by);
        if (!facts.InCohort) return;

        cohort.Change(facts, comes);
        answers.Change(facts.AnswerDays, null, facts.ReportedAt, comes);
        // Sensitive cases count in the totals alone.
        if (facts.Sensitive) return;
        shown.Change(facts, comes);
        Of(communities, facts.Community ?? "").Change(facts, comes);
    }

    /// <param name="cutoff">The end of the period, or now if that is earlier.</param>
    /// <param name="goal">Percent that is meant to be resolved.</param>
    public CaseFigures At(DateTime cutoff, decimal goal) => new(
        new(flow.CarriedIn, flow.Received, flow.Reopened, flow.All - flow.Open, flow.Open),
        [.. categories.Where(c => !c.Value.IsEmpty).Select(c => c.Value.Figures(c.Key))],
        cohort.Shares(goal), cohort.Times.At(cutoff), answers.At(cutoff), AgencyFigures.Of(agencies),
        CommunityFigures.Of([.. communities.Where(c => c.Value.Times.N > 0)], shown.Times, cutoff, goal));

    /// <summary>Counts the cases of a target, too, from those of now on.</summary>
    /// <param name="soFar">What is counted already.</param>
    public void Count(TargetKey target, TargetDefinition definition, IEnumerable<CaseFacts> soFar)
    {
        if (targets.ContainsKey(target)) return;

        var counts = new CohortCounts();
        foreach (var facts in soFar.Where(f => TargetCases.Includes(definition, f))) counts.Change(facts, comes: true);
        targets.Add(target, (definition, counts));
    }

    /// <summary>Of a target that is counted.</summary>
    public CohortFigures At(TargetKey target, DateTime cutoff) => targets[target].Cohort.At(cutoff);

    private static T Of<T>(SortedDictionary<string, T> all, string key) where T : new() => all.TryGetValue(key, out var known) ? known : all[key] = new();

    private sealed class CategoryCounts
    {
        private readonly Dictionary<string, int> states = new(StringComparer.Ordinal);
        private int carriedIn;
        private int received;
        private int reopened;
        private int open;

        public bool IsEmpty => states.Values.All(n => n == 0);

        public void Change(CaseFacts facts, int by)
        {
            (carriedIn, received, reopened, open) = (
                carriedIn + (facts.CarriedIn ? by : 0), received + (facts.Received ? by : 0), reopened + (facts.Reopened ? by : 0), open + (facts.IsOpen ? by : 0));
            states[facts.State] = states.GetValueOrDefault(facts.State) + by;
        }

        public CategoryFigures Figures(string category) =>
            new(category, carriedIn, received, reopened, open, [.. IncidentStatus.All.Select(state => new StateCount(state, states.GetValueOrDefault(state)))]);
    }
}

/// <summary>Cases that were reported in a period: all problems, those of one community, or those that a target counts.</summary>
internal sealed class CohortCounts
{
    private int claimed;
    private int resolved;
    private int confirmed;
    private int disputed;
    private int withLetter;
    private int withPhoto;
    private int withEither;

    public SpeedTimes Times { get; } = new();

    public void Change(CaseFacts facts, bool comes)
    {
        var by = comes ? 1 : -1;
        claimed += facts.FixDays is not null ? by : 0;
        resolved += facts.State == IncidentStatus.Resolved ? by : 0;
        confirmed += facts.Confirmed ? by : 0;
        disputed += facts.Disputed ? by : 0;
        withLetter += facts.Letter ? by : 0;
        withPhoto += facts.Photo ? by : 0;
        withEither += facts.Letter || facts.Photo ? by : 0;
        Times.Change(facts.FixDays, facts.EndDays, facts.ReportedAt, comes);
    }

    public CohortFigures At(DateTime cutoff) => new(Times.N, claimed, resolved, confirmed, disputed, withLetter, withPhoto, withEither, Times.Median(null, cutoff));

    public ResolvedShares Shares(decimal goal)
    {
        ShareOfGoal Share(int n) => ShareOfGoal.Of(n, Times.N, goal);
        return new(Times.N, Share(claimed), Share(resolved), Share(confirmed), Share(resolved - confirmed), Share(disputed));
    }
}

/// <param name="WithLetter">Of those claimed, with a letter of the fix.</param>
/// <param name="WithPhoto">With a photo of it.</param>
/// <param name="WithEither">With at least one of the two.</param>
/// <param name="WithOpen">Kaplan and Meier's median of the days to the fix; null while fewer than half are done.</param>
internal sealed record CohortFigures(int N, int Claimed, int Resolved, int Confirmed, int Disputed, int WithLetter, int WithPhoto, int WithEither, double? WithOpen);
