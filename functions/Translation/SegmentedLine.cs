using System.Text;
using AngleSharp.Dom;
using Newsroom.Markup;

namespace Newsroom.Translation;

/// <summary>The sentences of a line, and the text before, between and after them: one item more than sentences. All is HTML.</summary>
internal sealed record SegmentedLine(IReadOnlyList<string> Sources, IReadOnlyList<string> Between)
{
    /// <summary>Replaces each sentence by the next target.</summary>
    public string Replace(IEnumerator<string> targets)
    {
        var line = new StringBuilder(Between[0]);
        foreach (var rest in Between.Skip(1))
        {
            targets.MoveNext();
            line.Append(targets.Current).Append(rest);
        }

        return line.ToString();
    }

    /// <summary>Cuts plain text into sentences.</summary>
    public static SegmentedLine Of(string text)
    {
        var (sources, between, written) = (new List<string>(), new List<string>(), 0);
        foreach (var (start, end) in Sentences.Of(text).Where(found => text[found.Start..found.End].Any(char.IsLetter)))
        {
            between.Add(HtmlText.Escape(text[written..start]));
            sources.Add(HtmlText.Escape(text[start..end]));
            written = end;
        }

        return new SegmentedLine(sources, [.. between, HtmlText.Escape(text[written..])]);
    }

    /// <summary>Takes plain text, such as a title, as one sentence.</summary>
    public static SegmentedLine OfWhole(string text) => text.Any(char.IsLetter)
        ? new SegmentedLine([HtmlText.Escape(text)], ["", ""])
        : new SegmentedLine([], [HtmlText.Escape(text)]);

    /// <summary>Cuts sibling nodes into sentences, in time proportional to their number.</summary>
    public static SegmentedLine Of(IReadOnlyList<INode> nodes)
    {
        var writer = new NodeWriter(nodes);
        var (sources, between) = (new List<string>(), new List<string>());
        var gap = "";
        foreach (var (start, end) in JoinInsideElements(Sentences.Of(writer.Text), writer))
        {
            gap += writer.WriteTo(start);
            var sentence = writer.WriteTo(end);
            if (!writer.Text[start..end].Any(char.IsLetter))
            {
                gap += sentence;
                continue;
            }

            sources.Add(sentence);
            between.Add(gap);
            gap = "";
        }

        return new SegmentedLine(sources, [.. between, gap + writer.WriteTo(writer.Text.Length) + writer.WriteRest()]);
    }

    /// <summary>
    /// Joins sentences whose boundary is inside an element. If the first begins in an element after white space, it begins with the
    /// element.
    /// </summary>
    private static List<(int Start, int End)> JoinInsideElements(IEnumerable<(int Start, int End)> sentences, NodeWriter writer)
    {
        var whole = new List<(int Start, int End)>();
        foreach (var sentence in sentences)
        {
            if (whole is [.., var last] && !(writer.CanCut(last.End) && writer.CanCut(sentence.Start)))
            {
                whole[^1] = (last.Start, sentence.End);
            }
            else
            {
                whole.Add((writer.Before(sentence.Start), sentence.End));
            }
        }

        return whole;
    }

    /// <summary>Writes nodes as HTML, up to a position in their text.</summary>
    private sealed class NodeWriter
    {
        private readonly IReadOnlyList<INode> _nodes;
        private readonly int[] _ends;
        private int _next;
        private int _written;

        public NodeWriter(IReadOnlyList<INode> nodes)
        {
            _nodes = nodes;
            _ends = new int[nodes.Count];
            var text = new StringBuilder();
            for (var i = 0; i < nodes.Count; i++)
            {
                Append(nodes[i], text);
                _ends[i] = text.Length;
            }

            Text = text.ToString();
        }

        public string Text { get; }

        /// <summary>Whether a position is outside all elements.</summary>
        public bool CanCut(int at)
        {
            var index = Array.BinarySearch(_ends, at);
            return index >= 0 || ~index == _ends.Length || _nodes[~index] is IText || StartOf(~index) == at;
        }

        /// <summary>A position; if it is inside an element, the position where that begins.</summary>
        public int Before(int at) => CanCut(at) ? at : StartOf(~Array.BinarySearch(_ends, at));

        /// <summary>Writes the next nodes, up to a position. An element across it is written completely.</summary>
        public string WriteTo(int at)
        {
            var html = new StringBuilder();
            while (_next < _nodes.Count && _written < at)
            {
                if (_nodes[_next] is IText text && _ends[_next] > at)
                {
                    html.Append(HtmlText.Escape(text.Data[(_written - StartOf(_next))..(at - StartOf(_next))]));
                    _written = at;
                    break;
                }

                html.Append(WriteNext());
            }

            return html.ToString();
        }

        /// <summary>Writes the elements without text at the end.</summary>
        public string WriteRest()
        {
            var html = new StringBuilder();
            while (_next < _nodes.Count)
            {
                html.Append(WriteNext());
            }

            return html.ToString();
        }

        private string WriteNext()
        {
            var node = _nodes[_next];
            var html = node is IText text ? HtmlText.Escape(text.Data[(_written - StartOf(_next))..]) : HtmlWriter.Outer(node);
            _written = _ends[_next++];
            return html;
        }

        private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];

        private static void Append(INode node, StringBuilder text)
        {
            switch (node)
            {
                case IText run:
                    text.Append(run.Data);
                    break;
                case IElement { LocalName: "br" }:
                    text.Append(Sentences.LineBreak);
                    break;
                default:
                    foreach (var child in node.ChildNodes)
                    {
                        Append(child, text);
                    }

                    break;
            }
        }
    }
}
