using System.Buffers.Binary;

namespace Saphansung.Api.Training;

/// <summary>
/// The order that a seed gives: the same on every device and after every update, so the numbers are drawn here (SplitMix64) and not by
/// the framework, whose generator may change.
/// </summary>
internal static class Shuffle
{
    public static IReadOnlyList<T> Order<T>(IReadOnlyList<T> items, ulong seed)
    {
        var order = items.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = (int)(Next(ref seed) % (ulong)(i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    /// <summary>A seed for the options of one question.</summary>
    public static ulong Of(long seed, Guid question) => (ulong)seed ^ BinaryPrimitives.ReadUInt64BigEndian(question.ToByteArray(bigEndian: true).AsSpan(8));

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
