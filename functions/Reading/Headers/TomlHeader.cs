using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Newsroom.Reading.Headers;

/// <summary>Reads front matter in TOML 1.0.</summary>
internal static class TomlHeader
{
    private const int MaxDepth = 16;

    /// <exception cref="HeaderException">It is not TOML.</exception>
    public static HeaderMap Read(string source, int firstLine)
    {
        if (IsDeep(source))
        {
            throw new HeaderException("it is nested too deeply", firstLine, new InvalidDataException());
        }

        var document = SyntaxParser.Parse(source);
        if (document.HasErrors)
        {
            var error = document.Diagnostics.First(message => message.Kind == DiagnosticMessageKind.Error);
            var cause = new InvalidDataException(error.Message);
            throw new HeaderException(error.Message.TrimEnd('.'), error.Span.Start.Line + firstLine, cause);
        }

        var root = Entries(document.KeyValues, firstLine);
        foreach (var table in document.Tables.Where(table => table.Name is not null))
        {
            var line = table.Span.Start.Line + firstLine;
            var map = new HeaderMap(Entries(table.Items, firstLine), line);
            root.Add(new HeaderEntry(Name(table.Name!), line, table is TableArraySyntax ? new HeaderList([map], line) : map));
        }

        return new HeaderMap(Joined(root), firstLine);
    }

    /// <summary>Tables of the same name are the items of one list.</summary>
    private static List<HeaderEntry> Joined(List<HeaderEntry> entries)
    {
        var joined = new List<HeaderEntry>();
        foreach (var entry in entries)
        {
            var index = joined.FindIndex(other => other.Key == entry.Key && other.Value is HeaderList);
            if (index >= 0 && entry.Value is HeaderList more)
            {
                var list = (HeaderList)joined[index].Value;
                joined[index] = joined[index] with { Value = list with { Items = [.. list.Items, .. more.Items] } };
                continue;
            }

            joined.Add(entry);
        }

        return joined;
    }

    private static List<HeaderEntry> Entries(IEnumerable<KeyValueSyntax> pairs, int firstLine) =>
        [.. pairs.Where(pair => pair.Key is not null)
            .Select(pair => new HeaderEntry(Name(pair.Key!), pair.Span.Start.Line + firstLine, Value(pair.Value, firstLine)))];

    private static string Name(KeySyntax key) => key.ToString().Replace("\"", "", StringComparison.Ordinal).Trim();

    private static HeaderValue Value(ValueSyntax? value, int firstLine)
    {
        var line = (value?.Span.Start.Line ?? 0) + firstLine;
        return value switch
        {
            null => new HeaderText(null, line),
            StringValueSyntax text => new HeaderText(text.Value ?? "", line),
            ArraySyntax list => new HeaderList([.. list.Items.Select(item => Value(item.Value, firstLine))], line),
            InlineTableSyntax table => new HeaderMap(
                Entries(table.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>(), firstLine), line),
            _ => new HeaderText(value.ToString().Trim(), line),
        };
    }

    // The parser calls itself for every bracket.
    private static bool IsDeep(string source)
    {
        var depth = 0;
        foreach (var letter in source)
        {
            depth += letter switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            if (depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}
