using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;

namespace Newsroom.Search.Suggestions;

/// <summary>A completion of the text in a search box.</summary>
/// <param name="Text">The text with its last word completed.</param>
/// <param name="Documents">Editions that the completed text finds by this word.</param>
public sealed record WordCompletion(string Text, int Documents);

/// <summary>An edition whose title contains the words in a search box.</summary>
public sealed record SuggestedTitle(string Article, string Title);

/// <summary>Suggestions for a text in a search box.</summary>
public sealed record SearchSuggestions(IReadOnlyList<WordCompletion> Completions, IReadOnlyList<SuggestedTitle> Titles)
{
    public static SearchSuggestions None { get; } = new([], []);
}

/// <summary>Suggests words and titles while a query is typed.</summary>
public sealed class Suggester(SearchIndex index, TextAnalysis analysis, TimeProvider clock)
{
    private const int MinLetters = 2;
    private const int MaxTitles = 5;

    public async Task<SearchSuggestions> SuggestAsync(string language, string text, int max, CancellationToken cancellationToken) =>
        await index.Of(language).ReadAsync(view => SuggestAsync(view, language, text, max, cancellationToken), cancellationToken);

    private async ValueTask<SearchSuggestions> SuggestAsync(
        IndexView view, string language, string text, int max, CancellationToken cancellationToken)
    {
        // After a space a new word begins, with nothing to complete yet.
        var isOpen = text.Length > 0 && IsOfWord(text[^1]);
        var last = isOpen ? UnfinishedText.Of(analysis, language, text).Last : "";
        if (isOpen && last.Length < MinLetters)
        {
            return SearchSuggestions.None;
        }

        try
        {
            return new SearchSuggestions(
                isOpen
                    ? await new Completer(view, analysis, language, SearchRequest.Today(clock))
                        .CompleteAsync(text, Before(text), max, cancellationToken)
                    : [],
                await TitlesAsync(view, language, text, isOpen, cancellationToken));
        }
        catch (QueryTooCostlyException)
        {
            // Two letters match too many words of a huge dictionary; the next letter narrows them.
            return SearchSuggestions.None;
        }
    }

    /// <summary>The text before the last word, an elided article included.</summary>
    private static string Before(string text)
    {
        var at = text.Length;
        while (at > 0 && IsOfWord(text[at - 1]))
        {
            at--;
        }

        return text[..at];
    }

    // Not only letters and digits: combining accents and vowel signs are characters of their own.
    private static bool IsOfWord(char c) => !(char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsControl(c));

    private async Task<IReadOnlyList<SuggestedTitle>> TitlesAsync(
        IndexView view, string language, string text, bool isOpen, CancellationToken cancellationToken)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Query[] parts = [.. words.Select((word, i) => isOpen && i == words.Length - 1
            ? (Query)new PrefixQuery(word, InTitle: true)
            : new WordQuery(word, InTitle: true))];
        if (parts.Length == 0
            || new QueryCompiler(analysis, language).Compile(new AndQuery(parts, []), new EditionFilter()).Clause is not { } clause)
        {
            return [];
        }

        var query = new IndexQuery(clause, MaxTitles)
        {
            Order = SearchOrder.Newest,
            CountUpTo = 0,
            Today = SearchRequest.Today(clock),
        };
        var newest = await new QueryRun(view, query).RunAsync(cancellationToken);
        var documents = await view.DocumentsAsync([.. newest.Hits.Select(hit => hit.Place)], cancellationToken);
        return [.. documents.Select(document => new SuggestedTitle(document.Article, document.Title))];
    }
}
