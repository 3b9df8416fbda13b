namespace Newsroom.Reading.Headers;

/// <summary>
/// Reads a block of front matter: as a whole where it is well formed, else key by key, so that a slip costs its own line only.
/// </summary>
internal static class HeaderReader
{
    /// <summary>Null where the block is well formed, but not a list of keys.</summary>
    public static HeaderMap? Read(HeaderBlock block, HeaderNotes notes)
    {
        if (block.Warning is { } warning)
        {
            notes.Add(block.FirstLine - 1, warning);
        }

        if (block.Flaw is { } flaw)
        {
            notes.Hold(Doubt.Fence, flaw);
        }

        return ReadMap(block, notes);
    }

    public static HeaderMap? Parse(HeaderSyntax syntax, string source, int firstLine) => syntax switch
    {
        HeaderSyntax.Toml => TomlHeader.Read(source, firstLine),
        HeaderSyntax.Json => JsonHeader.Read(source, firstLine),
        _ => YamlHeader.Read(source, firstLine),
    };

    private static HeaderMap? ReadMap(HeaderBlock block, HeaderNotes notes)
    {
        if (block.Syntax == HeaderSyntax.Lines)
        {
            return BrokenHeader.ReadLines(block, notes);
        }

        try
        {
            return Parse(block.Syntax, block.Source, block.FirstLine);
        }
        catch (HeaderException)
        {
            return BrokenHeader.Read(block, notes);
        }
    }
}
