using Saphansung.Migrations;

if (args is not [var connectionString, ..] || args.Length is not (1 or 3) || (args.Length == 3 && args[1] != "--district"))
{
    await Console.Error.WriteLineAsync("usage: Saphansung.Migrations <connection string> [--district <folder>]");
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

var applied = await Migrator.Run(connectionString, interrupted.Token);
Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
return 0;
