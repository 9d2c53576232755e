using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Saphansung.Api.Auth;

namespace Saphansung.Sandbox;

/// <summary>What a real installation gets from LINE and from its operator; made once and kept with the data.</summary>
internal sealed record Secrets(
    string ChannelId,
    string ChannelSecret,
    string BotUserId,
    string LoginChannelId,
    string LiffId,
    string SessionKey,
    string PhotosKey,
    IReadOnlyDictionary<string, string> AgencyKeys)
{
    /// <summary>Not stored, so that a folder made before there were webhooks has one too.</summary>
    [JsonIgnore]
    public string WebhooksKey => Convert.ToBase64String(HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(PhotosKey), 32, info: "webhooks"u8.ToArray()));

    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static readonly string[] Agencies = ["MEA", "MWA", "POLICE", "FIRE", "HOSPITAL", "TELECOM"];

    public static Secrets Keep(string file)
    {
        if (File.Exists(file) && JsonSerializer.Deserialize<Secrets>(File.ReadAllText(file), JsonSerializerOptions.Web) is { } kept)
            return kept;
        var made = Make();
        var half = file + ".new";
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(half, mode))
            JsonSerializer.Serialize(stream, made, JsonSerializerOptions.Web);
        File.Move(half, file, overwrite: true);
        return made;
    }

    private static Secrets Make()
    {
        var login = "2" + RandomNumberGenerator.GetString("0123456789", 9);
        return new Secrets(
            ChannelId: "2" + RandomNumberGenerator.GetString("0123456789", 9),
            ChannelSecret: RandomNumberGenerator.GetHexString(32, lowercase: true),
            BotUserId: "U" + RandomNumberGenerator.GetHexString(32, lowercase: true),
            LoginChannelId: login,
            LiffId: $"{login}-{RandomNumberGenerator.GetString(Letters, 8)}",
            SessionKey: Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
            PhotosKey: Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
            AgencyKeys: Agencies.ToDictionary(
                code => code, _ => AgencyKeyring.Mint(test: false), StringComparer.Ordinal));
    }
}
