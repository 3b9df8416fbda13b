namespace Newsroom.Translation;

/// <summary>A term of a glossary and its translations.</summary>
/// <param name="Words">The term by language (ISO 639-1).</param>
/// <param name="MatchesCase">Whether case counts when it is searched; null for the default: yes for acronyms, no for other terms.</param>
/// <param name="Stays">Whether it is kept as it is if it has no translation.</param>
public sealed record GlossaryEntry(IReadOnlyDictionary<string, string> Words, bool? MatchesCase, bool Stays);

/// <summary>The terms of an organisation, with their translations.</summary>
public sealed class Glossary(IReadOnlyList<GlossaryEntry> entries)
{
    public static Glossary Empty { get; } = new([]);

    public IReadOnlyList<GlossaryEntry> Entries => entries;

    /// <summary>The terms for translations from one language to another. If two entries have the same term, the first counts.</summary>
    public Terminology Between(string source, string target) => new(entries.SelectMany(entry => Terms(entry, source, target)));

    private static IEnumerable<Term> Terms(GlossaryEntry entry, string source, string target)
    {
        if (entry.Words.GetValueOrDefault(source) is { } term && entry.Words.GetValueOrDefault(target) is { } translation)
        {
            yield return new Term(term, translation, entry.MatchesCase ?? IsAcronym(term));
        }
        else if (entry.Stays)
        {
            // Such a term can occur in texts of any language.
            foreach (var word in entry.Words.GetValueOrDefault(source) is { } own ? [own] : entry.Words.Values.Distinct())
            {
                yield return new Term(word, Translation: null, entry.MatchesCase ?? IsAcronym(word));
            }
        }
    }

    /// <summary>The acronym MIEUX is not the French word mieux.</summary>
    private static bool IsAcronym(string term) => !term.Contains(' ', StringComparison.Ordinal) && term.Count(char.IsUpper) >= 2;
}
