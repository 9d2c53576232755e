using Saphansung.Api.Statistics;

namespace Saphansung.Tests.Statistics;

public sealed class McNemarTests
{
    [Fact]
    public void Approval_of_a_prime_minister()
    {
        // Agresti (1990), p. 350, the example of R's mcnemar.test: 150 changed one way and 86 the other; digits from R.
        var corrected = McNemar.ChiSquare(86, 150).ShouldNotBeNull();
        Close.To(corrected.Statistic, 16.817796610169491);
        Close.To(corrected.P, 4.1145622813459436e-05);
        var plain = McNemar.ChiSquare(86, 150, corrected: false).ShouldNotBeNull();
        Close.To(plain.Statistic, 17.35593220338983);
        Close.To(plain.P, 3.0992934410452182e-05);
        Close.To(McNemar.Exact(86, 150)!.P, 3.71593613957143e-05);
    }

    [Theory]
    [InlineData(7, 33, 4.2277022657799677e-05)]
    [InlineData(4, 14, 0.030883789062499993)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 6, 0.03125)]
    public void Exact_is_the_sign_test(int gained, int lost, double p)
    {
        // By R's binom.test; 0 of 6 is 2 / 2^6.
        Close.To(McNemar.Exact(gained, lost)!.P, p);
        Close.To(McNemar.Exact(lost, gained)!.P, p);
    }

    [Fact]
    public void Nobody_changed()
    {
        McNemar.Exact(0, 0).ShouldBeNull();
        McNemar.ChiSquare(0, 0).ShouldBeNull();
        McNemar.ChiSquare(2, 2)!.P.ShouldBe(1);
    }
}
