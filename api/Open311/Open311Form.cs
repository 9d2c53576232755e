using System.Security.Cryptography;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>The body of a POST: form fields, and pictures when it is multipart. An empty field is one that was not sent.</summary>
internal sealed class Open311Form(IFormCollection form, byte[] hash, List<(byte[] Sha256, PhotoBytes Photo)> photos)
{
    /// <summary>The way GeoReport writes the answer to a question: <c>attribute[CODE]</c>, or <c>attribute[CODE][]</c> for each of several.</summary>
    public const string Attribute = "attribute[";

    private const string Key = "api_key";
    private const int MostPhotos = 5;

    /// <summary>Of all that was sent but the key: the same report has the same.</summary>
    public byte[] Hash => hash;

    public IReadOnlyList<(byte[] Sha256, PhotoBytes Photo)> Photos => photos;

    public string? Text(string name) => All(name).FirstOrDefault();

    public List<string> All(string name) => [.. form[name].OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0)];

    /// <summary>Answers by the question's code.</summary>
    public Dictionary<string, List<string>> Attributes => form.Keys
        .Where(name => name.StartsWith(Attribute, StringComparison.Ordinal) && name.EndsWith(']'))
        .Select(name => (Code: name[Attribute.Length..name.IndexOf(']', StringComparison.Ordinal)], Values: All(name)))
        .Where(a => a.Values.Count > 0)
        .GroupBy(a => a.Code, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.SelectMany(a => a.Values).ToList(), StringComparer.Ordinal);

    /// <summary>A text that fits, or null and an error.</summary>
    public string? Text(string name, int most, Dictionary<string, string[]> errors)
    {
        var text = Text(name);
        if (text is null) return null;
        if (text.Length <= most) return text;
        errors[name] = [FormattableString.Invariant($"too_long|{most:N0}")];
        return null;
    }

    /// <summary>Links to pictures elsewhere. They are kept for people to look at; this service opens none of them.</summary>
    public List<string> Links(Dictionary<string, string[]> errors)
    {
        var links = All("media_url");
        if (links.Count > MostPhotos) errors["media_url"] = [FormattableString.Invariant($"too_many|{MostPhotos}")];
        else if (links.Exists(l => l.Length > 2000 || !Uri.TryCreate(l, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))) errors["media_url"] = ["not_a_link"];
        return links;
    }

    public static async Task<(Open311Form? Form, Refusal? Refusal)> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType is null && request.ContentLength is null or 0) return (new(FormCollection.Empty, [], []), null);
        if (!request.HasFormContentType) return (null, new Refusal(415, "unsupported_media_type"));
        try
        {
            var form = await request.ReadFormAsync(ct);
            return form.Any(f => f.Key.Contains('\0', StringComparison.Ordinal) || f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true))
                ? (null, Refusal.Invalid("body", "bad_text"))
                : await Read(form, ct);
        }
        // Too many fields, a boundary that never comes, a broken escape.
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, Refusal.Invalid("body", "not_a_form"));
        }
    }

    private static async Task<(Open311Form?, Refusal?)> Read(IFormCollection form, CancellationToken ct)
    {
        if (form.Files.Count > MostPhotos) return (null, Refusal.Invalid("media", FormattableString.Invariant($"too_many|{MostPhotos}")));
        var photos = new List<(byte[], PhotoBytes)>();
        foreach (var file in form.Files.Where(f => f.Length > 0))
        {
            if (file.Length > UploadPhoto.MostBytes) return (null, new Refusal(413, "photo_too_large"));
            var bytes = await UploadPhoto.Bytes(file, ct);
            if (PhotoBytes.Read(bytes) is not { } photo) return (null, Refusal.Invalid(file.Name, "not_a_photo"));
            photos.Add((SHA256.HashData(bytes), photo));
        }

        var fields = form.Where(f => f.Key != Key).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new { f.Key, Values = f.Value.ToArray() });
        return (new(form, Idempotency.Hash(new { fields, Photos = photos.ConvertAll(p => p.Item1) }), photos), null);
    }

    /// <summary>Who is calling: by <c>api_key</c> in the body or the address, or by the header that the rest of this service takes.</summary>
    public async Task<(AgencyCaller? Caller, Refusal? Refusal)> Caller(Open311Call call, AgencyKeyring keyring, CancellationToken ct)
    {
        const string bearer = "Bearer ";
        var request = call.Http.Request;
        var header = request.Headers.Authorization.ToString();
        var key = Text(Key) ?? (request.Query[Key].FirstOrDefault(k => !string.IsNullOrEmpty(k)) is { } asked ? asked
            : header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? header[bearer.Length..].Trim() : null);
        if (key is null) return (null, new Refusal(403, "api_key_missing"));
        if (await keyring.Find(key, ct) is not { } caller) return (null, new Refusal(403, "api_key_unknown"));
        if (caller.Test != call.Test) return (null, new Refusal(403, call.Test ? "api_key_live" : "api_key_test"));
        if (!caller.Update) return (null, new Refusal(403, "api_key_reads"));
        call.Http.User = AgencyKeys.Principal(caller);
        return (caller, null);
    }
}
