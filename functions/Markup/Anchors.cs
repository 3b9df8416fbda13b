using System.Globalization;
using AngleSharp.Dom;

namespace Newsroom.Markup;

/// <summary>Names of places in a text to which its links lead: each stands once.</summary>
internal sealed class Anchors
{
    private const int MaxLength = 100;

    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _numbers = [];

    public static void MakeUnique(IElement body) => new Anchors().Read(body);

    private void Read(INode parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
            {
                Settle(element);
                Read(element);
            }
        }
    }

    private void Settle(IElement element)
    {
        // Links of HTML 4 had their names in another attribute.
        var written = element.GetAttribute("id") ?? (element.LocalName == "a" ? element.GetAttribute("name") : null);
        if (written is null)
        {
            return;
        }

        if (IsName(written))
        {
            element.SetAttribute("id", Unique(written));
        }
        else
        {
            element.RemoveAttribute("id");
        }
    }

    private static bool IsName(string written) =>
        written.Length is > 0 and <= MaxLength && written.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ':' or '.');

    private string Unique(string name)
    {
        var unique = name;
        while (!_taken.Add(unique))
        {
            var number = _numbers[name] = _numbers.GetValueOrDefault(name, 1) + 1;
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return unique;
    }
}
