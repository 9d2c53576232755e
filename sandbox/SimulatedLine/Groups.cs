namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>A group chat the official account was invited to. LINE keeps one official account per group.</summary>
public sealed record Group(string GroupId, string Name, IReadOnlyList<string> Members);

internal sealed class Groups(People people)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);

    public IReadOnlyList<Group> All
    {
        get { lock (gate) return [.. groups.Values]; }
    }

    public void Add(Group group)
    {
        if (!Ids.IsGroup(group.GroupId))
            throw new ArgumentException($"{group.GroupId} is no LINE group id (C and 32 hexadecimal digits).", nameof(group));
        lock (gate)
            groups[group.GroupId] = group;
    }

    public Group? Find(string groupId)
    {
        lock (gate)
            return groups.GetValueOrDefault(groupId);
    }

    public Group Existing(string groupId) => Find(groupId) ?? throw LineRefusal.NotFound();

    public bool Leave(string groupId)
    {
        lock (gate)
            return groups.Remove(groupId);
    }

    /// <summary>A group an event speaks of exists, with the people the event names.</summary>
    public void Meet(string groupId, params IEnumerable<string> joined)
    {
        lock (gate)
        {
            var known = groups.GetValueOrDefault(groupId) ?? new(groupId, $"กลุ่ม {groupId[1..5]}", []);
            groups[groupId] = known with { Members = [.. known.Members.Union(joined, StringComparer.Ordinal)] };
        }
    }

    public void Part(string groupId, params IEnumerable<string> left)
    {
        lock (gate)
        {
            if (groups.TryGetValue(groupId, out var known))
                groups[groupId] = known with { Members = [.. known.Members.Except(left, StringComparer.Ordinal)] };
        }
    }

    /// <summary>Works for members who never befriended the account. Reference, "Get group chat member profile".</summary>
    public object Member(string groupId, string userId) =>
        Existing(groupId).Members.Contains(userId, StringComparer.Ordinal)
            ? new { userId, displayName = people.Find(userId)?.Name ?? $"ผู้ใช้ {userId[1..5]}" }
            : throw LineRefusal.NotFound();
}
