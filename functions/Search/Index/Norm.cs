using Lucene.Net.Util;

namespace Newsroom.Search.Index;

/// <summary>
/// The length of a document in one byte, as in Lucene 4: 1/√length as a float with a mantissa of 3 bits. A larger byte means a shorter
/// document.
/// </summary>
internal static class Norm
{
    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(norm => Decode((byte)norm))];

    public static byte Of(int length) => SmallSingle.SingleToByte315(1 / MathF.Sqrt(Math.Max(1, length)));

    /// <summary>The length that a byte stands for.</summary>
    public static float Length(byte norm) => Lengths[norm];

    private static float Decode(byte norm)
    {
        var root = SmallSingle.Byte315ToSingle(norm);
        return 1 / (root * root);
    }
}
