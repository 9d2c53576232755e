using Saphansung.Api.Line;

namespace Saphansung.Api.Network;

/// <summary>What is asked of the account in a group: only when its name is mentioned, or a word of its own begins the text.</summary>
internal sealed record GroupText(GroupText.Wish Wants, string? Reference = null)
{
    public enum Wish
    {
        None,
        Help,
        Report,
        Advice,
        Guide,
        Digest,
        Receipt,
        State,
    }

    private static readonly (string Word, Wish Wants)[] Words =
    [
        ("แจ้งเหตุแล้ว", Wish.Receipt),
        ("แจ้งเหตุ", Wish.Report),
        ("ขอคำปรึกษา", Wish.Advice),
        ("ติดตาม", Wish.State),
        ("คู่มือ", Wish.Guide),
        ("สรุป", Wish.Digest),
    ];

    public static GroupText Read(ChatMessage message)
    {
        var mentioned = message.Mention?.Mentionees?.Any(m => m.IsSelf) == true;
        var plain = ChatText.Plain(WithoutMentions(message)).TrimStart('[').TrimStart();
        foreach (var (word, wants) in Words)
        {
            if (!plain.StartsWith(word, StringComparison.Ordinal) || (plain.Length > word.Length && char.IsLetter(plain[word.Length]))) continue;
            var reference = wants is Wish.Receipt or Wish.State ? ChatText.Read(plain).Reference : null;
            if (wants is Wish.Receipt or Wish.State && reference is null) return new(mentioned ? Wish.Help : Wish.None);
            // One word is a command; the same word inside a sentence is talk, unless the account is spoken to.
            if (wants is Wish.Digest or Wish.Guide && !mentioned && plain.Length > word.Length) return new(Wish.None);
            return new(wants, reference);
        }

        if (!mentioned) return new(Wish.None);
        return ChatText.Read(plain).Reference is { } quoted ? new(Wish.State, quoted) : new(Wish.Help);
    }

    private static string WithoutMentions(ChatMessage message)
    {
        var text = message.Text ?? "";
        foreach (var mention in (message.Mention?.Mentionees ?? []).Where(m => m.IsSelf).OrderByDescending(m => m.Index))
            if (mention.Index >= 0 && mention.Length >= 0 && mention.Index + mention.Length <= text.Length) text = text.Remove(mention.Index, mention.Length);
        return text;
    }
}
