namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// LINE accounts and whether they are friends of the official account. Whoever turns up, by signing in or writing,
/// is a friend from then on: the LIFF consent screen offers it (LIFF documentation, "bot_prompt").
/// </summary>
internal sealed class People(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);
    private readonly List<Persona> personas = [];

    public IReadOnlyList<Persona> Personas
    {
        get { lock (gate) return [.. personas]; }
    }

    public IReadOnlyList<Account> Friends
    {
        get { lock (gate) return [.. accounts.Values.Where(account => account.Following)]; }
    }

    public void Add(Persona persona)
    {
        if (!Ids.IsUser(persona.UserId))
            throw new ArgumentException($"{persona.UserId} is no LINE user id (U and 32 hexadecimal digits).", nameof(persona));
        lock (gate)
        {
            personas.RemoveAll(other => other.Key == persona.Key);
            personas.Add(persona);
        }
        Meet(persona.UserId, persona.Name);
    }

    public Account? Find(string userId)
    {
        lock (gate)
            return accounts.GetValueOrDefault(userId);
    }

    public Account Meet(string userId, string? name)
    {
        lock (gate)
        {
            if (!accounts.TryGetValue(userId, out var account))
                accounts[userId] = account = new(userId, name ?? $"ผู้ใช้ {userId[1..5]}", Following: true, [new(clock.GetUtcNow(), Followed: true)]);
            else if (name is not null && name != account.Name)
                accounts[userId] = account = account with { Name = name };
            return account;
        }
    }

    /// <summary>Returns whether this changes anything.</summary>
    public bool Follow(string userId, bool following)
    {
        lock (gate)
        {
            var account = Meet(userId, name: null);
            if (account.Following == following)
                return false;
            accounts[userId] = account with { Following = following, History = [.. account.History, new(clock.GetUtcNow(), following)] };
            return true;
        }
    }

    /// <summary>Messaging API reference, "Get number of followers": first-time adds never fall, blocks are those of the moment.</summary>
    public (int Followers, int Blocks) At(DateTimeOffset moment)
    {
        lock (gate)
        {
            var known = accounts.Values.Select(account => account.History.LastOrDefault(turn => turn.At < moment)).OfType<Turn>().ToList();
            return (known.Count, known.Count(turn => !turn.Followed));
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            foreach (var account in accounts.Values.ToList())
                accounts[account.UserId] = account with { Following = true, History = [account.History[0]] };
        }
    }

    internal sealed record Account(string UserId, string Name, bool Following, IReadOnlyList<Turn> History);

    internal sealed record Turn(DateTimeOffset At, bool Followed);
}
