using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Analysis;

namespace Newsroom.Search.Index;

/// <summary>Collects the terms of an edition.</summary>
internal sealed class EditionTerms
{
    /// <summary>The distance of positions between two fields, so that no phrase matches across them.</summary>
    public const int Gap = 100;

    /// <summary>Max bytes of terms and positions, so that a row can hold them. A long text of real words has about 400,000.</summary>
    private const int MaxBytes = 550_000;

    private readonly SortedDictionary<byte[], TermUseBuilder> _terms = new(
        Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));
    private readonly TextAnalysis _analysis;
    private readonly string _language;
    private int _bytes;
    private int _length;
    private int _position;

    private EditionTerms(TextAnalysis analysis, string language)
    {
        _analysis = analysis;
        _language = language;
    }

    public static PendingDocument Of(TextAnalysis analysis, Edition edition, EditionBody body)
    {
        var terms = new EditionTerms(analysis, edition.Language);
        terms.Add(edition.Title, TermUse.ExtraInTitle, isTitle: true);
        terms.Add(edition.Summary ?? "", TermUse.ExtraInSummary);
        terms.Add(body.Text, extra: 0);
        terms.Add(string.Join("\n", PictureTexts.Of(body)), extra: 0);
        var facets = terms.AddFacets(edition);
        var document = new IndexedDocument(
            edition.Article, edition.Version, edition.Published, edition.Kind, edition.Title, terms._length, facets);
        var norm = Norm.Of(terms._length);
        return new PendingDocument(document, [.. terms._terms.Select(term => new UsedTerm(term.Key, term.Value.Build(norm)))]);
    }

    private void Add(string text, int extra, bool isTitle = false)
    {
        var start = _position;
        var last = -1;
        foreach (var token in _analysis.Tokens(_language, text).Take(TextAnalysis.MaxWords))
        {
            if (_bytes > MaxBytes)
            {
                continue;
            }

            last = token.Position;
            _length++;
            Use(Field.Stem, token.Stem).Add(start + token.Position, extra);
            Use(Field.Word, token.Word);
            if (TextAnalysis.WrittenForm(text, token) is { } form)
            {
                Use(Field.WrittenKey(token.Word, form));
            }

            if (isTitle)
            {
                Use(Field.TitleStem, token.Stem).Add(token.Position, extra);
                Use(Field.TitleWord, token.Word);
            }
        }

        _position = last < 0 ? start : start + last + Gap;
    }

    private List<FacetValue> AddFacets(Edition edition)
    {
        List<FacetValue> facets = [new(Field.Kind, edition.Kind.ToString().ToLowerInvariant())];
        facets.AddRange(edition.Tags.Select(tag => new FacetValue(Field.Tag, tag)));
        facets.AddRange(edition.Names.Select(name => new FacetValue(Field.Organisation, name.Acronym, name.Full)));
        facets.AddRange(edition.Places.Select(place => new FacetValue(Field.Place, place)));
        foreach (var facet in facets)
        {
            Filter(facet.Field, facet.Value);
            if (facet.Name.Length > 0)
            {
                Filter(facet.Field, facet.Name);
            }
        }

        return facets;
    }

    private void Filter(byte field, string value) => _terms.TryAdd(Field.FilterKey(field, value), new TermUseBuilder());

    private TermUseBuilder Use(byte field, string text) => Use(Field.Key(field, text));

    private TermUseBuilder Use(byte[] key)
    {
        if (!_terms.TryGetValue(key, out var use))
        {
            _terms.Add(key, use = new TermUseBuilder());
            _bytes += key.Length + 4;
        }

        _bytes += 3;
        return use;
    }
}
