using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.Platform;

public sealed class ServiceTargetsTests
{
    private static readonly Category Road = new("road", new("", ""), new("", ""), false, 480, 3360, "working", "none", 100, 0, new Form(1, []));
    private static readonly Agency Fire = new("FIRE", new("", ""), false, 30, 1440, "always");

    private static readonly TargetException[] Exceptions =
    [
        new(null, "emergency", null, 15, 15, 240, "always"),
        new(null, "emergency", "FIRE", null, 5, null, null),
        new("road", null, null, null, null, 960, null),
        new("road", "emergency", null, 10, null, null, null),
    ];

    [Fact]
    public void Without_an_exception_the_category_and_the_agency_decide()
    {
        ServiceTargets.Of([], Road, "normal", null).ShouldBe(new(480, 0, 3360, "working"));
        ServiceTargets.Of([], Road, "normal", Fire).ShouldBe(new(480, 30, 1440, "always"));
    }

    [Fact]
    public void The_exception_that_names_most_decides_and_the_rest_comes_from_the_next()
    {
        ServiceTargets.Of(Exceptions, Road, "normal", null).ShouldBe(new(480, 0, 960, "working"));
        ServiceTargets.Of(Exceptions, Road, "emergency", null).ShouldBe(new(10, 0, 240, "always"));
        ServiceTargets.Of(Exceptions, Road, "emergency", Fire).ShouldBe(new(10, 5, 240, "always"));
    }
}
