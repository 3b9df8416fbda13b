namespace Newsroom.Reading.Languages;

/// <summary>
/// How likely letters follow each other in the languages of one script, in one sorted table. An entry has eight bytes: up to three
/// letters (six bytes), the language, and the cost of the last letter after those before it.
/// </summary>
internal sealed class LetterModels
{
    /// <summary>A cost is kept in this part of a nat (the unit of information by the natural logarithm).</summary>
    public const int Unit = 16;

    /// <summary>The cost of a letter that the language does not have.</summary>
    private const int Unknown = 14 * Unit;

    /// <summary>What it costs to know the letter only after one letter less.</summary>
    private const int ForEachLetterLess = 2 * Unit;

    /// <summary>Room for so many at first.</summary>
    private const int EntriesOfLanguage = 18_000;

    private readonly ulong[] _entries;

    private LetterModels(IReadOnlyList<string> languages, ulong[] entries)
    {
        Languages = languages;
        _entries = entries;
    }

    public IReadOnlyList<string> Languages { get; }

    /// <summary>Reads the models of these languages.</summary>
    /// <param name="folder">Where they lie: a folder for each language.</param>
    /// <param name="languages">At most 256, as ISO 639-1 codes.</param>
    /// <param name="script">The script in which they are read.</param>
    public static LetterModels Read(string folder, IReadOnlyList<string> languages, Script script)
    {
        var entries = new List<ulong>(languages.Count * EntriesOfLanguage);
        using var reader = new LetterModelReader(folder, script, entries);
        for (var language = 0; language < languages.Count; language++)
        {
            reader.Read(languages[language], language);
        }

        var table = entries.ToArray();
        Array.Sort(table);
        return new LetterModels(languages, table);
    }

    /// <summary>What each language needs to say the letters of this script: the less, the likelier it is.</summary>
    /// <returns>For each of <see cref="Languages"/>, in nats.</returns>
    public double[] Measure(ReadOnlySpan<char> text, Script script)
    {
        var sums = new int[Languages.Count];
        var costs = new int[Languages.Count];
        var letters = default(Letters);
        foreach (var c in text)
        {
            if (Scripts.Of(c) != script)
            {
                letters = default;
                continue;
            }

            letters = letters.Then(char.ToLowerInvariant(c));
            Array.Fill(costs, Unknown);
            for (var count = 1; count <= letters.Count; count++)
            {
                // What more letters say replaces what fewer say.
                Fill(costs, letters.Last(count).Key, (letters.Count - count) * ForEachLetterLess);
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += costs[i];
            }
        }

        return Array.ConvertAll(sums, sum => sum / (double)Unit);
    }

    private void Fill(int[] costs, ulong key, int more)
    {
        var last = -1;
        var start = Array.BinarySearch(_entries, Letters.Entry(key, 0, 0));
        for (var i = start < 0 ? ~start : start; i < _entries.Length && Letters.KeyOf(_entries[i]) == key; i++)
        {
            // Where letters are taken for the same, the lower cost comes first.
            var (language, cost) = Letters.ValueOf(_entries[i]);
            if (language != last)
            {
                (costs[language], last) = (Math.Min(cost + more, Unknown), language);
            }
        }
    }
}
