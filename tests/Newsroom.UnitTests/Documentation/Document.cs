using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Newsroom.Tests.Infrastructure;

namespace Newsroom.Tests.Documentation;

/// <summary>A Markdown file of the repository.</summary>
/// <param name="Path">Relative to the root of the repository, with slashes.</param>
internal sealed record Document(string Path)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    public string Text { get; } = Repository.Read(Path);

    public string FullPath => System.IO.Path.Combine(Repository.Root, Path);

    private MarkdownDocument Parsed => Markdown.Parse(Text, Pipeline);

    /// <summary>Addresses of links and pictures.</summary>
    public IEnumerable<string> Links => Parsed.Descendants<LinkInline>().Select(link => link.Url!);

    /// <summary>The names by which GitHub links to the headings.</summary>
    public IEnumerable<string> Anchors => Parsed.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id!);

    /// <summary>What stands in code spans and code blocks.</summary>
    public IEnumerable<string> Code => [
        .. Parsed.Descendants<CodeInline>().Select(code => code.Content),
        .. Parsed.Descendants<CodeBlock>().Select(block => block.Lines.ToString()),
    ];

    /// <summary>All documentation: at the root, in <c>docs</c>, and the README files of folders.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "infra"), "*.md"))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "functions"), "*.md"))
            .Select(file => new Document(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .OrderBy(document => document.Path, StringComparer.Ordinal),
    ];
}
