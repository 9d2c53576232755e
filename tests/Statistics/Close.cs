namespace Saphansung.Tests.Statistics;

/// <summary>Equal to one in a million, as the figures of this product have to be.</summary>
internal static class Close
{
    public static void To(double? actual, double expected, double relative = 1e-6) =>
        actual.ShouldNotBeNull().ShouldBe(expected, Math.Max(Math.Abs(expected), 1e-9) * relative);

    public static void To(Saphansung.Api.Statistics.Interval? actual, double lower, double upper)
    {
        To(actual.ShouldNotBeNull().Lower, lower);
        To(actual!.Upper, upper);
    }
}
