namespace Newsroom.Markup;

/// <summary>
/// Whether the parser is inside SVG or MathML, where a script or style is markup like any other. Where that can't be told for certain,
/// as HTML stands inside it, it counts as open to the end of the text: then too much is counted, never too little.
/// </summary>
internal sealed class ForeignContent
{
    /// <summary>Elements of SVG and MathML in which HTML may stand.</summary>
    private static readonly HashSet<string> IntegrationPoints = [.. "title desc foreignobject annotation-xml mi mo mn ms mtext".Split(' ')];

    /// <summary>Names that HTML and SVG share.</summary>
    private static readonly HashSet<string> Shared = [.. "a script style title svg math".Split(' ')];

    private int _svg;
    private int _math;
    private string? _point;
    private bool _isUncertain;

    public bool IsOpen => _isUncertain || _svg > 0 || _math > 0;

    /// <summary>In a CDATA section, what looks like an end tag is text.</summary>
    public void ReadDeclaration(ReadOnlySpan<char> text) => _isUncertain |= IsOpen && text.StartsWith("<![");

    public void ReadTag(string name, bool isEnd, bool isClosed)
    {
        if (IsOpen)
        {
            ReadInside(name, isEnd, isClosed);
        }

        var change = isEnd ? -1 : isClosed ? 0 : 1;
        _svg = name == "svg" ? Math.Max(0, _svg + change) : _svg;
        _math = name == "math" ? Math.Max(0, _math + change) : _math;
    }

    private void ReadInside(string name, bool isEnd, bool isClosed)
    {
        if (_point is not null)
        {
            _isUncertain |= !isEnd || name != _point;
            _point = null;
        }
        else if (!isEnd && !isClosed && IntegrationPoints.Contains(name))
        {
            _point = name;
        }

        _isUncertain |= HtmlElements.IsKnown(name) && !Shared.Contains(name);
    }
}
