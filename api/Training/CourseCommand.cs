using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary><c>Saphansung.Api course rehearse &lt;course&gt; [memo.docx]</c>: writes the memo of an invented full hall, and keeps nothing of it.</summary>
internal static class CourseCommand
{
    public static bool Asked(string[] args) => args is ["course", ..];

    public static async Task<int> Run(string[] args, IServiceProvider services)
    {
        if (args is not (["course", "rehearse", _] or ["course", "rehearse", _, _]) || !Guid.TryParse(args[2], out var id))
        {
            await Console.Error.WriteLineAsync("course rehearse <id of the course> [memo.docx]");
            return 2;
        }

        var district = await services.GetRequiredService<DistrictData>().Get(default);
        var (memo, refused) = await RehearseCourse.Memo(
            id, services.GetRequiredService<CourseView>(), services.GetRequiredService<BudgetView>(), district, services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TimeProvider>().Now(), default);
        if (memo is null)
        {
            await Console.Error.WriteLineAsync(refused!.Code == "course_begun" ? "The course has begun; a rehearsal is for the days before." : "There is no such course.");
            return 1;
        }

        var path = args.ElementAtOrDefault(3) ?? "rehearsal.docx";
        await File.WriteAllBytesAsync(path, memo);
        Console.WriteLine($"{Path.GetFullPath(path)}: the memo of a rehearsal with invented people; nothing of it was kept.");
        return 0;
    }
}
