using System.Globalization;
using System.Security.Claims;
using Saphansung.Api.Auth;

namespace Saphansung.Api.Training;

/// <summary>
/// Who takes a test: a person with their own attempts, or a tablet of the staff with the open attempts that were begun on one. Goes into
/// the where clause, so that somebody else's attempt is not there.
/// </summary>
internal sealed record TestTaker(Guid? PersonId, Guid? KioskCourse)
{
    public const string Sees = """
        (enrolment.person_id = @PersonId::uuid or (attempt.kiosk and attempt.state = 'open' and enrolment.course_id = @KioskCourse::uuid))
        """;

    public static TestTaker Of(ClaimsPrincipal user) => user.FindFirstValue(KioskAccess.CourseClaim) is { } course
        ? new(null, Guid.Parse(course, CultureInfo.InvariantCulture))
        : new(Person.Of(user).Id, null);
}
