namespace Saphansung.Api.Training;

internal static class RosterNames
{
    private static readonly string[] Titles = ["นางสาว", "น.ส.", "นาง", "นาย", "คุณ", "ด.ช.", "ด.ญ."];

    /// <summary>The same human being written by two hands: titles, spaces and capitals make no difference.</summary>
    public static string Key(string name, string? community)
    {
        var plain = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var title = Titles.FirstOrDefault(t => plain.StartsWith(t, StringComparison.Ordinal) && plain.Length > t.Length);
        return $"{plain[(title?.Length ?? 0)..].TrimStart().ToLowerInvariant()}|{community}";
    }
}
