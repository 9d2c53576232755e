namespace Saphansung.Tests.Contract;

/// <summary>A text that stands in one party's data and in nobody else's answers.</summary>
/// <param name="Sees">Whether the caller may find it at the path.</param>
internal sealed record Canary(string Name, string Text, Func<Caller, string, bool> Sees)
{
    public static Canary Of(string name, params string[] readers) => new(name, $"กระดิ่ง{name.Replace(' ', '-')}", (caller, _) => readers.Contains(caller.Name));
}
