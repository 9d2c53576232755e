using System.Globalization;
using System.Text;

namespace Saphansung.Tests;

/// <summary>What a phone's camera writes into a picture: which way is up, its own name, when and where.</summary>
public static class CameraNotes
{
    /// <summary>An upright photo of its own, equal to no other, that says where it was taken: the place of every test's report.</summary>
    public static byte[] Fresh(DateTimeOffset? takenAt = null, double? lat = 13.77, double? lng = 100.685) =>
        On(CaseSteps.Jpeg, takenAt, lat, lng, orientation: 1, Guid.NewGuid().ToString());

    public static byte[] On(byte[] jpeg) => On(jpeg, new(2026, 11, 20, 8, 30, 0, TimeSpan.FromHours(7)), 13.75, 100.5, orientation: 6, "a remark");

    /// <summary>The notes of a phone held upright, which the picture itself does not show.</summary>
    public static byte[] On(byte[] jpeg, DateTimeOffset takenAt) => On(jpeg, takenAt, 13.77, 100.685, orientation: 6, "a remark");

    // TIFF inside APP1 (Exif 2.32, 4.5-4.6): IFD0 with orientation, software and pointers, the time taken, and a place.
    public static byte[] On(byte[] jpeg, DateTimeOffset? takenAt, double? lat, double? lng, byte orientation, string remark)
    {
        var tiff = new List<byte>(Encoding.ASCII.GetBytes("MM\0*\0\0\0\b"));
        Ifd(tiff, [(0x0112, 3, 1, [0, orientation, 0, 0]), (0x0131, 2, 12, U32(200)), (0x8769, 4, 1, U32(100)), (0x8825, 4, 1, U32(130))]);
        Pad(tiff, 100);
        Ifd(tiff, takenAt is null ? [] : [(0x9003, 2, 20, U32(220))]);
        Pad(tiff, 130);
        Ifd(tiff, lat is null ? [] : [(1, 2, 2, [(byte)'N', 0, 0, 0]), (2, 5, 3, U32(240)), (3, 2, 2, [(byte)'E', 0, 0, 0]), (4, 5, 3, U32(264))]);
        Pad(tiff, 200);
        tiff.AddRange("SecretPhone\0"u8.ToArray());
        Pad(tiff, 220);
        var local = (takenAt ?? default).ToOffset(TimeSpan.FromHours(7));
        tiff.AddRange(Encoding.ASCII.GetBytes(local.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture) + "\0"));
        foreach (var degrees in (double[])[lat ?? 0, lng ?? 0])
            foreach (var (part, per) in ((uint, uint)[])[((uint)degrees, 1), (0, 1), ((uint)Math.Round(degrees % 1 * 3600 * 1000), 1000)])
                tiff.AddRange([.. U32(part), .. U32(per)]);
        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        byte[] comment = [0xFF, 0xFE, 0, (byte)(remark.Length + 2), .. Encoding.ASCII.GetBytes(remark)];
        var length = segment.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. segment, .. comment, .. jpeg[2..]];
    }

    private static void Ifd(List<byte> to, (ushort Tag, ushort Type, uint Count, byte[] Value)[] entries)
    {
        to.AddRange([0, (byte)entries.Length]);
        foreach (var (tag, type, count, value) in entries) to.AddRange([(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. U32(count), .. value]);
        to.AddRange(U32(0));
    }

    private static byte[] U32(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static void Pad(List<byte> to, int length) => to.AddRange(new byte[length - to.Count]);
}
