using System.Buffers;
using System.Text;

namespace Newsroom.Translation.Apertium;

/// <summary>An installed translation direction: a file with a shell pipeline.</summary>
internal sealed record ApertiumMode(string Name, string Source, string Target, string Path)
{
    private static readonly SearchValues<char> ShellSyntax = SearchValues.Create(@"$`;&<>()\*?~!#");

    /// <summary>Reads the name of a mode file; null for variants (<c>eng-cat_valencia</c>) and special modes (<c>eco-fr-es</c>).</summary>
    public static ApertiumMode? FromPath(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name.Split('-') is [var source, var target] && IsLanguage(source) && IsLanguage(target)
            ? new ApertiumMode(name, LanguageCodes.Shorten(source), LanguageCodes.Shorten(target), path)
            : null;
    }

    /// <summary>
    /// The pipeline as a shell command whose stages answer each NUL-terminated text at once (<c>-z</c>) and do not mark unknown words
    /// (<c>-n</c> instead of <c>$1</c>). Only plain words and quotes are passed on; any other shell syntax is refused.
    /// </summary>
    public static string Command(string pipeline)
    {
        var command = new StringBuilder();
        var isFirstWord = true;
        foreach (var word in Split(pipeline.Trim()))
        {
            if (word == "|")
            {
                command.Append(" | ");
                isFirstWord = true;
                continue;
            }

            var quoted = word.Replace("'", @"'\''", StringComparison.Ordinal);
            command.Append(isFirstWord ? string.Empty : " ").Append('\'').Append(quoted).Append('\'');
            command.Append(isFirstWord ? " -z" : string.Empty);
            isFirstWord = false;
        }

        return isFirstWord ? throw new FormatException("the pipeline is empty or ends in a pipe") : command.ToString();
    }

    private static bool IsLanguage(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);

    private static IEnumerable<string> Split(string pipeline)
    {
        var word = new StringBuilder();
        var quote = '\0';
        var isQuoted = false;
        foreach (var character in pipeline.Append(' '))
        {
            if (quote != '\0' && character == quote)
            {
                quote = '\0';
            }
            else if (quote != '\0')
            {
                word.Append(character);
            }
            else if (character is '\'' or '"')
            {
                (quote, isQuoted) = (character, true);
            }
            else if (character is ' ' or '|' or '\n' or '\t')
            {
                if ((word.Length > 0 || isQuoted) && Argument(word.ToString(), isQuoted) is { } argument)
                {
                    yield return argument;
                }

                word.Clear();
                isQuoted = false;
                if (character == '|')
                {
                    yield return "|";
                }
            }
            else
            {
                word.Append(character);
            }
        }

        if (quote != '\0')
        {
            throw new FormatException("a quote is not closed");
        }
    }

    private static string? Argument(string word, bool isQuoted) => word switch
    {
        "$1" when !isQuoted => "-n",
        "$2" when !isQuoted => null,
        _ when !isQuoted && word.AsSpan().ContainsAny(ShellSyntax) =>
            throw new FormatException($"\"{word}\" is more than a plain argument"),
        _ => word,
    };
}
