using System.Globalization;
using Saphansung.Load;

if (args is not [("board" or "report" or "events" or "survey" or "test") and var what, .. var rest] || rest.Length > (what is "board" or "report" ? 2 : 1) || !rest.All(a => int.TryParse(a, CultureInfo.InvariantCulture, out var n) && n > 0))
{
    await Console.Error.WriteLineAsync("usage: dotnet run --project tests/load -- board [cases, 200000] [rounds, 40]\n       dotnet run --project tests/load -- report [cases, 1000000] [rounds, 20]\n       dotnet run --project tests/load -- events [count, 10000]\n       dotnet run --project tests/load -- survey [people, 1000]\n       dotnet run --project tests/load -- test [people, 100]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
int Number(int position, int otherwise) => rest.Length > position ? int.Parse(rest[position], CultureInfo.InvariantCulture) : otherwise;
try
{
    if (what == "events") return await EventLoad.Run(Number(0, 10_000), stop.Token);
    if (what == "report") return await ReportLoad.Run(Number(0, 1_000_000), Number(1, 20), stop.Token);
    if (what == "survey") return await SurveyLoad.Run(Number(0, 1_000), stop.Token);
    if (what == "test") return await TestLoad.Run(Number(0, 100), stop.Token);
    return await BoardLoad.Run(few: 2_000, many: Number(0, 200_000), rounds: Number(1, 40), stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
