using System.Text;

namespace Saphansung.Tests;

/// <summary>What a phone's camera writes into a picture: which way is up, its own name, when and where.</summary>
public static class CameraNotes
{
    // TIFF inside APP1 (Exif 2.32, 4.5-4.6): IFD0 with orientation, software and pointers, the time taken, and a place.
    public static byte[] On(byte[] jpeg)
    {
        var tiff = new List<byte>(Encoding.ASCII.GetBytes("MM\0*\0\0\0\b"));
        Ifd(tiff, [(0x0112, 3, 1, [0, 6, 0, 0]), (0x0131, 2, 12, U32(200)), (0x8769, 4, 1, U32(100)), (0x8825, 4, 1, U32(130))]);
        Pad(tiff, 100);
        Ifd(tiff, [(0x9003, 2, 20, U32(220))]);
        Pad(tiff, 130);
        Ifd(tiff, [(1, 2, 2, [(byte)'N', 0, 0, 0]), (2, 5, 3, U32(240)), (3, 2, 2, [(byte)'E', 0, 0, 0]), (4, 5, 3, U32(264))]);
        Pad(tiff, 200);
        tiff.AddRange("SecretPhone\0"u8.ToArray());
        Pad(tiff, 220);
        tiff.AddRange("2026:11:20 08:30:00\0"u8.ToArray());
        foreach (var part in (uint[])[13, 45, 0, 100, 30, 0]) tiff.AddRange([.. U32(part), .. U32(1)]);
        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        byte[] remark = [0xFF, 0xFE, 0, 10, .. "a remark"u8];
        var length = segment.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. segment, .. remark, .. jpeg[2..]];
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
