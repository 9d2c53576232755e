namespace Saphansung.Sandbox.Setup;

/// <summary>Something the person at the keyboard can mend: one sentence, and the last lines of what failed.</summary>
public sealed class SetupException(string sentence, IReadOnlyList<string>? lastLines = null, Exception? cause = null)
    : Exception(sentence, cause)
{
    private const int Shown = 8;

    public IReadOnlyList<string> LastLines { get; } =
        [.. (lastLines ?? []).Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(Shown)];

    public override string ToString() => string.Join(Environment.NewLine, [Message, .. LastLines.Select(line => "    " + line)]);
}
