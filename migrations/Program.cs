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

try
{
    var applied = await Migrator.Run(connectionString, interrupted.Token);
    Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
    await District.Load(connectionString, args is [_, _, var folder] ? folder : District.Folder, TimeProvider.System, interrupted.Token);
    Console.WriteLine("The district's data is loaded.");
    return 0;
}
catch (DistrictDataException mistakes)
{
    await Console.Error.WriteLineAsync(mistakes.Message);
    return 1;
}
