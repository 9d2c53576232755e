namespace Saphansung.Api.Statistics;

/// <summary>A two-sided 95 % confidence interval.</summary>
public sealed record Interval(double Lower, double Upper)
{
    /// <summary>The normal distribution's 97.5 % point.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>Probability below the upper point of a two-sided 95 % interval.</summary>
    internal const double Upper95 = 0.975;

    internal bool Contains(double value) => Lower <= value && value <= Upper;
}

/// <summary>What a test says. Whatever cannot be computed is no result at all: nothing here holds NaN or infinity.</summary>
/// <param name="Statistic">t, z, V, U or chi-square, as the test says.</param>
/// <param name="Df">Degrees of freedom, where the test has them.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Ci">Of the difference, where the test gives one.</param>
/// <param name="Exact">The p-value is of the exact distribution and no approximation.</param>
public sealed record TestResult(double Statistic, double? Df, double P, Interval? Ci = null, bool Exact = false);
