namespace Newsroom.Search.Index;

/// <summary>
/// The contribution of a term to the score of a document: BM25 (Robertson and Zaragoza 2009), in single precision as in Lucene,
/// so that scores are equal.
/// </summary>
/// <param name="scale">The inverse document frequency of the term, times k1 + 1.</param>
/// <param name="lengths">For each <see cref="Norm"/>: k1 · (1 − b + b · length / average length).</param>
internal sealed class Weight(float scale, float[] lengths)
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;

    /// <summary>The upper limit of the score, which no document reaches.</summary>
    public float Limit => scale;

    public float Score(float frequency, byte norm) => scale * frequency / (frequency + lengths[norm]);

    /// <summary>The inverse document frequency.</summary>
    public static float Idf(long documents, long frequency) =>
        (float)Math.Log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

    public static float[] Lengths(long documents, long words)
    {
        var average = documents == 0 ? 1f : Math.Max(1f, (float)(words / (double)documents));
        var lengths = new float[256];
        for (var norm = 0; norm < lengths.Length; norm++)
        {
            lengths[norm] = K1 * (1 - B + B * Norm.Length((byte)norm) / average);
        }

        return lengths;
    }
}
