using System.Text;
using Newsroom.Content;
using Newsroom.Importing;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;

namespace Newsroom.Tests.Importing;

/// <summary>An export in a temporary file, and what comes of it.</summary>
internal sealed class ExportFile : IDisposable
{
    private static readonly HtmlCleaner Html = new();
    private static readonly Exports Exports = new(Html);
    private static readonly MarkdownFormat Markdown = new(Html);

    private readonly FileInfo _file = new(Path.GetTempFileName());

    public ExportFile(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public ExportFile(byte[] bytes) => File.WriteAllBytes(_file.FullName, bytes);

    public static string Site => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Importing", "site.xml"));

    public IExport Open(bool takesFiles = false, string folder = "", params string[] types) => Exports.Open(
        _file, new ImportSettings(folder, types.ToHashSet(), takesFiles), path => path.Extension is "md" or "txt" or "docx" or "html");

    public IReadOnlyList<ImportedItem> Read(bool takesFiles = false, string folder = "", params string[] types) =>
        [.. Open(takesFiles, folder, types).Read()];

    /// <summary>The upload as text.</summary>
    public static string TextOf(ImportedItem item) => Encoding.UTF8.GetString(item.Content.Span);

    /// <summary>The upload as the app reads it.</summary>
    public static Page PageOf(ImportedItem item) => Markdown.Read(item.Content, []);

    public void Dispose() => _file.Delete();
}
