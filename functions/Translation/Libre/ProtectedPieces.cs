using System.Net;
using System.Text.RegularExpressions;

namespace Newsroom.Translation.Libre;

/// <summary>
/// A fragment split at its protected spans, for an engine that would translate them: it receives only the text around them.
/// </summary>
internal sealed partial class ProtectedPieces
{
    private readonly List<string> _pieces = [];
    private readonly List<int> _sent = [];

    /// <param name="fragment">HTML of inline elements with protected spans.</param>
    public ProtectedPieces(string fragment)
    {
        var from = 0;
        foreach (Match span in Protected.Spans().Matches(fragment))
        {
            AddAround(fragment[from..span.Index]);
            _pieces.Add(span.Value);
            from = span.Index + span.Length;
        }

        AddAround(fragment[from..]);
        Texts = [.. _sent.Select(i => _pieces[i])];
    }

    /// <summary>The texts to translate.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether the translation has the protected spans of the fragment, each with exactly its content.</summary>
    public static bool AreKept(string fragment, string answer) =>
        SpanTexts(fragment).SequenceEqual(SpanTexts(answer), StringComparer.Ordinal);

    /// <summary>Joins the fragment with translated texts.</summary>
    public string Join(IReadOnlyList<string> answers)
    {
        var pieces = _pieces.ToArray();
        for (var i = 0; i < _sent.Count; i++)
        {
            pieces[_sent[i]] = answers[i].Trim();
        }

        return string.Concat(pieces);
    }

    /// <summary>The content of the protected spans, sorted, because languages order them differently.</summary>
    private static IEnumerable<string> SpanTexts(string html) => Protected.Spans().Matches(html)
        .Select(span => WebUtility.HtmlDecode(span.Groups[1].Value))
        .Order(StringComparer.Ordinal);

    /// <summary>Adds text as a whole if its elements end in it; engines would close the others.</summary>
    private void AddAround(string html)
    {
        if (IsBalanced(html))
        {
            AddText(html);
            return;
        }

        foreach (var part in Tag().Split(html))
        {
            if (part.StartsWith('<'))
            {
                _pieces.Add(part);
            }
            else
            {
                AddText(part);
            }
        }
    }

    /// <summary>Engines remove the white space around a text, which here separates words.</summary>
    private void AddText(string html)
    {
        var text = html.Trim();
        if (!WebUtility.HtmlDecode(Tag().Replace(text, "")).Any(char.IsLetter))
        {
            _pieces.Add(html);
            return;
        }

        var start = html.IndexOf(text, StringComparison.Ordinal);
        _pieces.Add(html[..start]);
        _sent.Add(_pieces.Count);
        _pieces.Add(text);
        _pieces.Add(html[(start + text.Length)..]);
    }

    private static bool IsBalanced(string html)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(html))
        {
            var name = Name().Match(tag.Value).Value;
            if (tag.Value.StartsWith("</", StringComparison.Ordinal))
            {
                if (!open.TryPop(out var last) || !last.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
            else if (!Empty().IsMatch(name))
            {
                open.Push(name);
            }
        }

        return open.Count == 0;
    }

    [GeneratedRegex("(<[^>]*>)")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<=^</?)[A-Za-z][^\\s/>]*")]
    private static partial Regex Name();

    [GeneratedRegex("^(?:br|img|wbr)$", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();
}
