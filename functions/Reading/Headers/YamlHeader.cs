using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Newsroom.Reading.Headers;

/// <summary>Reads front matter in YAML.</summary>
internal static class YamlHeader
{
    private const int MaxDepth = 16;

    /// <summary>Null where the source is YAML, but not a map.</summary>
    /// <exception cref="HeaderException">It is not YAML, or uses aliases.</exception>
    public static HeaderMap? Read(string source, int firstLine)
    {
        try
        {
            RefuseBombs(source);
            var documents = new YamlStream();
            documents.Load(new StringReader(source));
            return documents.Documents switch
            {
                [] => new HeaderMap([], firstLine),
                [{ RootNode: YamlMappingNode map }] => Map(map, firstLine),
                _ => null,
            };
        }
        catch (YamlException error)
        {
            var message = error.InnerException?.Message ?? error.Message;
            throw new HeaderException(message.TrimEnd('.'), (int)error.Start.Line + firstLine - 1, error);
        }
        catch (Exception error) when (error is ArgumentException or ArithmeticException or InvalidOperationException or FormatException)
        {
            // The parser checks its input, but not all of it: the code of an escaped character, for one.
            throw new HeaderException(error.Message.TrimEnd('.'), firstLine, error);
        }
    }

    private static HeaderMap Map(YamlMappingNode map, int firstLine) => new(
        [.. map.Children.Select(pair => Entry(pair.Key, pair.Value, firstLine))], Line(map, firstLine));

    private static HeaderEntry Entry(YamlNode key, YamlNode value, int firstLine) =>
        new((key as YamlScalarNode)?.Value ?? "", Line(key, firstLine), Value(value, firstLine));

    private static HeaderValue Value(YamlNode node, int firstLine) => node switch
    {
        YamlMappingNode map => Map(map, firstLine),
        YamlSequenceNode list => new HeaderList([.. list.Children.Select(item => Value(item, firstLine))], Line(node, firstLine)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" } => new HeaderText(null, Line(node, firstLine)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "~" or "null" or "Null" or "NULL" } => new HeaderText("", Line(node, firstLine)),
        YamlScalarNode text => new HeaderText(text.Value ?? "", Line(node, firstLine)),
        _ => new HeaderText("", Line(node, firstLine)),
    };

    private static int Line(YamlNode node, int firstLine) => (int)node.Start.Line + firstLine - 1;

    // Aliases make a few lines stand for gigabytes, and deep nesting exhausts the stack. Neither has a use here.
    private static void RefuseBombs(string source)
    {
        var depth = 0;
        var parser = new Parser(new StringReader(source));
        while (Next(parser))
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            if (parser.Current is AnchorAlias alias)
            {
                throw new YamlException(alias.Start, alias.End, "aliases (*name) are not allowed");
            }

            if (depth > MaxDepth)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "it is nested too deeply");
            }
        }
    }

    // The library throws all kinds of exceptions where it meets what is not YAML.
    private static bool Next(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception error) when (error is not YamlException)
        {
            var reached = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(reached, reached, "it is not YAML", error);
        }
    }
}
