using System.Buffers.Binary;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Saphansung.Api.Incidents;

/// <summary>Recognises a picture by its content, reads the metadata that evidence checks need, and takes all metadata out of the bytes.</summary>
internal sealed record PhotoBytes(string ContentType, byte[] Bytes, DateTime? TakenAt, double? Lat, double? Lng)
{
    /// <returns>Null when the content is no JPEG, PNG or WebP.</returns>
    public static PhotoBytes? Read(byte[] file)
    {
        var found = Strip(file);
        if (found is not var (type, bytes)) return null;
        var (takenAt, lat, lng) = Facts(file);
        return new(type, bytes, takenAt, lat, lng);
    }

    private static (string Type, byte[] Bytes)? Strip(byte[] file)
    {
        try
        {
            return file switch
            {
                [0xFF, 0xD8, 0xFF, ..] => ("image/jpeg", StripJpeg(file)),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ("image/png", StripPng(file)),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ("image/webp", StripWebp(file)),
                _ => null,
            };
        }
        // A length that points outside the file: cut off, or not a picture at all.
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>JPEG (ITU-T T.81, B.1.1): keeps what decodes the picture, drops APP1..APP15 but ICC and Adobe, and comments.</summary>
    private static byte[] StripJpeg(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file.AsSpan(0, 2));
        WriteOrientation(kept, Orientation(file));
        var at = 2;
        while (true)
        {
            if (file[at] != 0xFF) throw new InvalidDataException();
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2, 2));
            const byte startOfScan = 0xDA, icc = 0xE2, adobe = 0xEE;
            if (marker is icc or adobe or (not ((>= 0xE1 and <= 0xEF) or 0xFE))) kept.Write(file.AsSpan(at, length));
            at += length;
            if (marker != startOfScan) continue;
            kept.Write(file.AsSpan(at, EndOfImage(file, at) - at));
            return kept.ToArray();
        }
    }

    // Phones append a video or a second picture after the end of the image; that is metadata too.
    // Inside a scan 0xFF is always followed by 0x00 or a restart marker, so the first end marker is the picture's own.
    private static int EndOfImage(byte[] file, int from)
    {
        var end = file.AsSpan(from).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return end < 0 ? throw new InvalidDataException() : from + end + 2;
    }

    // Without it a picture taken upright would lie on its side once its metadata is gone.
    private static void WriteOrientation(MemoryStream to, ushort orientation)
    {
        if (orientation is < 2 or > 8) return;
        byte[] exif = [0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        to.Write(exif);
    }

    /// <summary>PNG (W3C PNG, 11.3): keeps critical chunks and those that change how the picture looks.</summary>
    private static byte[] StripPng(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file.AsSpan(0, 8));
        for (var at = 8; ;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at, 4)) + 12);
            var chunk = file.AsSpan(at, length);
            var name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (name is not ("tEXt" or "zTXt" or "iTXt" or "eXIf" or "tIME")) kept.Write(chunk);
            if (name == "IEND") return kept.ToArray();
            at += length;
        }
    }

    /// <summary>WebP container (RFC 9649, 2.7): drops the EXIF and XMP chunks and clears their flags in VP8X.</summary>
    private static byte[] StripWebp(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file.AsSpan(0, 12));
        var end = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4, 4)) + 8);
        for (var at = 12; at < end;)
        {
            var size = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4, 4)));
            var chunk = file.AsSpan(at, size + 8 + (size & 1)).ToArray();
            var name = System.Text.Encoding.ASCII.GetString(chunk, 0, 4);
            const byte exif = 0b1000, xmp = 0b0100;
            if (name == "VP8X") chunk[8] &= unchecked((byte)~(exif | xmp));
            if (name is not ("EXIF" or "XMP ")) kept.Write(chunk);
            at += chunk.Length;
        }

        var bytes = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - 8));
        return bytes.Length > 12 ? bytes : throw new InvalidDataException();
    }

    private static IReadOnlyList<MetadataExtractor.Directory> Metadata(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            return ImageMetadataReader.ReadMetadata(stream);
        }
        catch (Exception e) when (e is ImageProcessingException or IOException)
        {
            return [];
        }
    }

    private static ushort Orientation(byte[] file) =>
        Metadata(file).OfType<ExifIfd0Directory>().FirstOrDefault() is { } exif && exif.TryGetUInt16(ExifDirectoryBase.TagOrientation, out var value)
            ? value
            : (ushort)1;

    private static (DateTime? TakenAt, double? Lat, double? Lng) Facts(byte[] file)
    {
        var metadata = Metadata(file);
        DateTime? takenAt = metadata.OfType<ExifSubIfdDirectory>().FirstOrDefault() is { } exif
            && exif.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var local)
            // Cameras write local time without an offset; here that is Bangkok's.
            ? DateTime.SpecifyKind(local, DateTimeKind.Utc).AddHours(-7)
            : null;
        return metadata.OfType<GpsDirectory>().FirstOrDefault() is { } gps && gps.GetGeoLocation() is { IsZero: false } place
            ? (takenAt, place.Latitude, place.Longitude)
            : (takenAt, null, null);
    }
}
