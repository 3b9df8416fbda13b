using System.Net;
using System.Text.RegularExpressions;

namespace Newsroom.Translation.Libre;

/// <summary>A fragment in pieces that an engine may see: what lies around protected spans, in which it would translate.</summary>
internal sealed partial class ProtectedPieces
{
    private readonly List<string> _pieces = [];
    private readonly List<int> _asked = [];

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
        Questions = [.. _asked.Select(i => _pieces[i])];
    }

    /// <summary>What the engine is to translate.</summary>
    public IReadOnlyList<string> Questions { get; }

    /// <summary>Whether each protected span of a fragment is in its translation, with what is in it and nothing else.</summary>
    public static bool CameBack(string fragment, string answer) => Texts(fragment).SequenceEqual(Texts(answer), StringComparer.Ordinal);

    /// <summary>The fragment with its pieces translated.</summary>
    public string Join(IReadOnlyList<string> answers)
    {
        var pieces = _pieces.ToArray();
        for (var i = 0; i < _asked.Count; i++)
        {
            pieces[_asked[i]] = answers[i].Trim();
        }

        return string.Concat(pieces);
    }

    /// <summary>In an order of its own: languages have others.</summary>
    private static IEnumerable<string> Texts(string html) => Protected.Spans().Matches(html).Select(span => WebUtility.HtmlDecode(span.Groups[1].Value)).Order(StringComparer.Ordinal);

    /// <summary>Whole where its elements end in it; engines would close the others.</summary>
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

    /// <summary>Engines drop the space around what they are given, which here lies between words.</summary>
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
        _asked.Add(_pieces.Count);
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
