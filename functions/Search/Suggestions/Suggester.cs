using Newsroom.Content;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;

namespace Newsroom.Search;

/// <summary>What the text in a search box may become.</summary>
/// <param name="Text">The text, its last word complete.</param>
/// <param name="Documents">Editions that have this last word.</param>
public sealed record WordCompletion(string Text, int Documents);

/// <summary>An edition whose title has the words of a search box.</summary>
public sealed record SuggestedTitle(string Article, string Title);

/// <summary>What to offer somebody who types.</summary>
public sealed record Suggestions(IReadOnlyList<WordCompletion> Completions, IReadOnlyList<SuggestedTitle> Titles)
{
    public static Suggestions None { get; } = new([], []);
}

/// <summary>Suggests words and titles while a query is typed.</summary>
public sealed class Suggester(SearchIndex index, Analysis analysis, TimeProvider clock)
{
    private const int Shortest = 2;
    private const int MostTitles = 5;

    public async Task<Suggestions> SuggestAsync(string language, string text, int most, CancellationToken cancellationToken)
    {
        var languageIndex = index.Of(language);
        try
        {
            return await SuggestAsync(await languageIndex.ViewAsync(cancellationToken), language, text, most, cancellationToken);
        }
        catch (SegmentGoneException)
        {
            return await SuggestAsync(await languageIndex.RefreshAsync(anew: true, cancellationToken), language, text, most, cancellationToken);
        }
    }

    private async Task<Suggestions> SuggestAsync(IndexView view, string language, string text, int most, CancellationToken cancellationToken)
    {
        // Behind a space a new word begins, of which nothing is known yet.
        var isOpen = text.Length > 0 && IsOfWord(text[^1]);
        var last = isOpen ? UnfinishedText.Of(analysis, language, text).Last : "";
        if (isOpen && last.Length < Shortest)
        {
            return Suggestions.None;
        }

        try
        {
            return new Suggestions(
                isOpen ? await CompleteAsync(view, text, last, most, cancellationToken) : [],
                await TitlesAsync(view, language, text, isOpen, cancellationToken));
        }
        catch (QueryTooCostlyException)
        {
            // Two letters of a huge dictionary: the next letter narrows it.
            return Suggestions.None;
        }
    }

    private static async Task<IReadOnlyList<WordCompletion>> CompleteAsync(IndexView view, string text, string last, int most, CancellationToken cancellationToken)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (segment, _) in view.Segments)
        {
            foreach (var (term, postings) in await Expansions.BeginningAsync(segment, Field.Key(Field.Word, last), cancellationToken))
            {
                var word = Field.Text(term);
                words[word] = words.GetValueOrDefault(word) + postings.Count;
            }
        }

        var before = Before(text);
        return [.. words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(most).Select(word => new WordCompletion(before + word.Key, word.Value))];
    }

    /// <summary>What stands before the last word; an article that lost its vowel to it belongs there.</summary>
    private static string Before(string text)
    {
        var at = text.Length;
        while (at > 0 && IsOfWord(text[at - 1]))
        {
            at--;
        }

        return text[..at];
    }

    // Not only letters and digits: accents and vowels can be characters of their own.
    private static bool IsOfWord(char c) => !(char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c));

    private async Task<IReadOnlyList<SuggestedTitle>> TitlesAsync(
        IndexView view, string language, string text, bool isOpen, CancellationToken cancellationToken)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Query[] parts = [.. words.Select((word, i) => isOpen && i == words.Length - 1 ? (Query)new PrefixQuery(word, InTitle: true) : new WordQuery(word, InTitle: true))];
        if (parts.Length == 0 || new QueryCompiler(analysis, language).Compile(new AndQuery(parts, []), new EditionFilter()).Clause is not { } clause)
        {
            return [];
        }

        var asked = new IndexQuery(clause, MostTitles) { Order = SearchOrder.Newest, CountUpTo = 0, Today = SearchRequest.Today(clock) };
        var found = await new QueryRun(view, asked).RunAsync(cancellationToken);
        var documents = await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], cancellationToken);
        return [.. documents.Select(document => new SuggestedTitle(document.Article, document.Title))];
    }
}
