using Newsroom.Content;
using Newsroom.Reading.Formats.Mdx;

namespace Newsroom.Reading.Formats;

/// <summary>MDX: Markdown with components of JSX, which are cut; what is between their tags is text.</summary>
public sealed class MdxFormat(MarkdownFormat markdown) : IContainerFormat
{
    public IReadOnlyList<string> Extensions => ["mdx"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null) =>
        markdown.Read(content, warnings, budget, MdxText.ToMarkdown);

    public ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name) => markdown.Extract(content, name);
}
