using Saphansung.Tests.Training;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class CourseResultsScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["GetMyCourseResult"] = async w => Mine(await Taken(w), w, DocumentedWorld.Reporter),
        ["GetCertificate"] = async w =>
        {
            var course = await Taken(w);
            var given = await w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/courses/{course.Id}/certificates", new { });
            return Mine(course, w, DocumentedWorld.Reporter).At(given.GetProperty("certificates")[0].Text("code"), "code");
        },
        ["GetCourseResults"] = async w => Desk(await Taken(w), w),
        ["GetItemResults"] = async w => Desk(await Taken(w), w),
        ["GetCourseReport"] = async w => Desk(await Taken(w), w),
        ["UpdateCourseReport"] = async w => Desk(await Taken(w), w),
        ["WriteTrainingMemo"] = async w => Desk(await Taken(w), w),
        ["IssueCertificates"] = async w => Desk(await Taken(w), w),
        ["RehearseCourse"] = async w =>
        {
            var course = await Taken(w);
            await w.Sql("update course set state = 'enrolling' where id = $1", course.Id);
            return Desk(course, w);
        },
    };

    private static Scene Desk(TakenCourse course, DocumentedWorld w) => Mine(course, w, DocumentedWorld.Officer);

    private static Scene Mine(TakenCourse course, DocumentedWorld w, string name) => new Scene(w.By(name)).At(course.Id).Knows(31, course.Id).Counts("code", "reliabilityAfter");

    private static async Task<TakenCourse> Taken(DocumentedWorld w)
    {
        var course = await TakenCourse.Make(w, items: 2);
        await course.Took(DocumentedWorld.Reporter, before: [0, 1], after: [1, 1], person: true);
        await course.Took("ผู้เข้าอบรม ก (ตัวอย่าง)", before: [0, 0], after: [1, 1]);
        await course.Took("ผู้เข้าอบรม ข (ตัวอย่าง)", before: [1, 0], after: [1, 0]);
        await course.Took("ผู้เข้าอบรม ค (ตัวอย่าง)", before: [1, 0], after: null);
        await course.Close();
        return course;
    }
}
