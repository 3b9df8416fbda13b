using System.Net;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation;

/// <summary>A term of the glossary for a pair of languages.</summary>
/// <param name="Source">The term.</param>
/// <param name="Translation">Null if it is kept as it is written.</param>
/// <param name="MatchesCase">Whether case counts when it is searched.</param>
public sealed record Term(string Source, string? Translation, bool MatchesCase);

/// <summary>
/// The terms of a glossary between two languages. They replace the terms in a sentence before an engine receives it, as words that it
/// must not change: so it builds the sentence around them.
/// </summary>
public sealed partial class Terminology
{
    private readonly Dictionary<string, Term> _spelt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _inAnyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? _finder;

    public Terminology(IEnumerable<Term> terms)
    {
        foreach (var term in terms)
        {
            (term.MatchesCase ? _spelt : _inAnyCase).TryAdd(Plain(term.Source), term);
        }

        // The longest first: "Processus de Rabat" is not only "Processus".
        var all = _spelt.Keys.Concat(_inAnyCase.Keys)
            .OrderByDescending(term => term.Length)
            .ThenBy(term => term, StringComparer.Ordinal)
            .ToList();
        _finder = all.Count == 0 ? null : new Regex(
            $@"(?<![\p{{L}}\p{{Nd}}])(?:{string.Join('|', all.Select(Pattern))})(?![\p{{L}}\p{{Nd}}])",
            RegexOptions.CultureInvariant);
    }

    public bool IsEmpty => _finder is null;

    /// <summary>
    /// A digest of the terms in a text and their translations; null if it has none. Another value means another translation.
    /// </summary>
    public string? Fingerprint(string text)
    {
        var used = Find(text)
            .Select(found => $"{found.Term.Source}\n{found.Term.Translation}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return used.Count == 0 ? null : Digest.Of(string.Join('\n', used))[..6];
    }

    /// <summary>Replaces the terms of a sentence by their translations, each in an element that engines do not translate.</summary>
    /// <param name="html">HTML of inline elements. A term is found if no element begins or ends within it.</param>
    public string Apply(string html)
    {
        if (IsEmpty)
        {
            return html;
        }

        var hasBegun = false;
        return Run().Replace(html, run =>
        {
            if (run.ValueSpan[0] == '<')
            {
                return run.Value;
            }

            var text = WebUtility.HtmlDecode(run.Value);
            var applied = Apply(text, isAtStart: !hasBegun);
            hasBegun |= text.Any(char.IsLetterOrDigit);
            return applied;
        });
    }

    private string Apply(string text, bool isAtStart)
    {
        var (html, written) = ("", 0);
        foreach (var (match, term) in Find(text))
        {
            var before = text[written..match.Index];
            isAtStart &= !before.Any(char.IsLetterOrDigit);
            html += HtmlText.Escape(before) + Protected.Wrap(HtmlText.Escape(Translate(match.Value, term, isAtStart)));
            written = match.Index + match.Length;
            isAtStart = false;
        }

        return html + HtmlText.Escape(text[written..]);
    }

    private IEnumerable<(Match Match, Term Term)> Find(string text)
    {
        for (var match = _finder?.Match(text); match is { Success: true }; match = match.NextMatch())
        {
            var found = Plain(match.Value);
            if ((_spelt.GetValueOrDefault(found) ?? _inAnyCase.GetValueOrDefault(found)) is { } term)
            {
                yield return (match, term);
            }
        }
    }

    private static string Translate(string found, Term term, bool isAtStart)
    {
        if (term.Translation is not { Length: > 0 } translation)
        {
            return found;
        }

        var needsCapital = isAtStart && char.IsUpper(found[0]) && char.IsLower(translation[0]);
        return needsCapital ? char.ToUpperInvariant(translation[0]) + translation[1..] : translation;
    }

    private static string Plain(string term) => Spaces().Replace(term.Trim(), " ").Replace('’', '\'');

    private string Pattern(string term)
    {
        var words = term.Split(' ').Select(word => Regex.Escape(word).Replace("'", "['’]", StringComparison.Ordinal));
        var pattern = string.Join(@"[\s\u00A0\u202F]+", words);
        return _spelt.ContainsKey(term) && !_inAnyCase.ContainsKey(term) ? pattern : $"(?i:{pattern})";
    }

    [GeneratedRegex("<[^>]*>|[^<]+")]
    private static partial Regex Run();

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();
}
