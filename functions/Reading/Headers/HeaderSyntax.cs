namespace Newsroom.Reading.Headers;

internal enum HeaderSyntax
{
    Yaml,
    Toml,
    Json,

    /// <summary>Lines of <c>Key: text</c> without quoting, as Pelican and MultiMarkdown have them.</summary>
    Lines,
}
