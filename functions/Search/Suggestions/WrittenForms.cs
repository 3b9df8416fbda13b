using Newsroom.Search.Index;
using Newsroom.Search.Matching;

namespace Newsroom.Search.Suggestions;

/// <summary>Finds how texts write a word of the index, which has no accents.</summary>
internal sealed class WrittenForms(IndexView view)
{
    /// <summary>The form that most editions have. Reads at most the blocks of each segment that have forms of this word.</summary>
    /// <param name="word">A word of the index.</param>
    /// <param name="documents">How many editions have it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<string> OfAsync(string word, int documents, CancellationToken cancellationToken)
    {
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (segment, _) in view.Segments)
        {
            foreach (var (term, postings) in await Expansions.WithPrefixAsync(segment, Field.WrittenKey(word, ""), cancellationToken))
            {
                var form = Field.WrittenForm(term);
                forms[form] = forms.GetValueOrDefault(form) + postings.Count;
            }
        }

        var (best, count) = forms.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).FirstOrDefault();
        return best is not null && count >= documents - forms.Values.Sum() ? best : word;
    }
}
