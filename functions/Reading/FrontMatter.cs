using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading;

/// <summary>
/// What an editor states at the head of a file: in YAML between two lines of <c>---</c>, in TOML between two of <c>+++</c>, in a JSON
/// object, or in lines <c>Key: text</c> above the first blank line. What it says about publication and is not understood holds the
/// article.
/// </summary>
public static class FrontMatter
{
    /// <summary>
    /// Splits a text into what its front matter states and the rest. What cannot be understood becomes a warning that names the line.
    /// </summary>
    public static (Stated Stated, string Text) Read(string text, ICollection<string> warnings)
    {
        var notes = new HeaderNotes(warnings);
        if (HeaderBlock.Find(text) is { } block && HeaderReader.Read(block, notes) is { } map)
        {
            var isBroken = !notes.IsEmpty;
            var stated = new HeaderStatement(notes, block.Syntax).Read(map);
            EmbargoCheck.RunOnBlock(block, map, isBroken, stated, notes);
            EmbargoCheck.RunOnText(block.Rest, text.AsSpan(0, text.Length - block.Rest.Length).Count('\n') + 1, notes);
            return (stated with { Doubts = notes.Doubts }, block.Rest);
        }

        if (text.StartsWith("---\n", StringComparison.Ordinal) && text.Contains("\n---\n", StringComparison.Ordinal))
        {
            notes.Add(2, "what stands between the two lines of '---' is not a list of 'key: value' lines; it was kept as text.");
        }

        EmbargoCheck.RunOnText(text, 1, notes);
        return (Stated.Nothing with { Doubts = notes.Doubts }, text);
    }

    /// <summary>What a file of its own says in YAML.</summary>
    /// <exception cref="UnreadableException">It is no list of keys and values; the message names the line.</exception>
    public static Stated ReadCorrection(string yaml, ICollection<string> warnings)
    {
        if (yaml.Length > HeaderBlock.MaxLength)
        {
            throw new UnreadableException($"A correction has at most {HeaderBlock.MaxLength:N0} characters.");
        }

        try
        {
            return YamlHeader.Read(WithoutEnd(yaml), firstLine: 1) is { } map
                ? new HeaderStatement(new HeaderNotes(warnings), HeaderSyntax.Yaml).Read(map)
                : throw new UnreadableException("The file is not a list of 'key: value' lines.");
        }
        catch (HeaderException error)
        {
            throw new UnreadableException($"The file is not YAML: line {error.Line}: {error.Message}.", error);
        }
    }

    // Who knows front matter closes the block; to YAML that would begin another document.
    private static string WithoutEnd(string yaml) =>
        yaml.TrimEnd() is var written && written.EndsWith("\n---", StringComparison.Ordinal) ? written[..^3] : yaml;
}
