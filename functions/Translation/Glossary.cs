namespace Newsroom.Translation;

/// <summary>A term as a glossary has it: what it is called in each language.</summary>
/// <param name="Words">By language, ISO 639-1.</param>
/// <param name="MatchesCase">Whether it is found only as it is spelt; null for the default, by which acronyms are, and other terms in small letters and capitals alike.</param>
/// <param name="Stays">Whether it stays as it is where it has no translation.</param>
public sealed record GlossaryEntry(IReadOnlyDictionary<string, string> Words, bool? MatchesCase, bool Stays);

/// <summary>The terms of an organisation: how they are to be translated, or that they are not.</summary>
public sealed class Glossary(IReadOnlyList<GlossaryEntry> entries)
{
    public static Glossary Empty { get; } = new([]);

    public IReadOnlyList<GlossaryEntry> Entries => entries;

    /// <summary>What counts from one language to another. Of two entries for the same term the first does.</summary>
    public Terminology Between(string source, string target) => new(entries.SelectMany(entry => Terms(entry, source, target)));

    private static IEnumerable<Term> Terms(GlossaryEntry entry, string source, string target)
    {
        if (entry.Words.GetValueOrDefault(source) is { } term && entry.Words.GetValueOrDefault(target) is { } translation)
        {
            yield return new Term(term, translation, entry.MatchesCase ?? IsAcronym(term));
        }
        else if (entry.Stays)
        {
            // Such a term is met in texts of any language.
            foreach (var word in entry.Words.GetValueOrDefault(source) is { } own ? [own] : entry.Words.Values.Distinct())
            {
                yield return new Term(word, Translation: null, entry.MatchesCase ?? IsAcronym(word));
            }
        }
    }

    /// <summary>MIEUX is not the word mieux.</summary>
    private static bool IsAcronym(string term) => !term.Contains(' ', StringComparison.Ordinal) && term.Count(char.IsUpper) >= 2;
}
