using Newsroom.Content;
using Newsroom.Importing.Feeds;
using Newsroom.Importing.WordPress;
using Newsroom.Markup;

namespace Newsroom.Importing;

/// <summary>Tells exports of other programs apart.</summary>
public sealed class Exports(HtmlCleaner html)
{
    /// <param name="file">The export.</param>
    /// <param name="settings">How it is taken in.</param>
    /// <param name="isArticle">Whether the app takes a file of that path for an article.</param>
    /// <exception cref="System.Xml.XmlException">It is broken before its first item.</exception>
    /// <exception cref="UnreadableException">It is no export that can be read.</exception>
    public IExport Open(FileInfo file, ImportSettings settings, Func<BlobPath, bool> isArticle) =>
        IsJson(file) ? new JsonExport(file, settings, html, isArticle)
        : IsWordPress(file) ? new WordPressExport(file, settings, html, isArticle)
        : new XmlFeedExport(file, settings, html, isArticle);

    private static bool IsJson(FileInfo file)
    {
        using var reader = file.OpenText();
        int next;
        do
        {
            next = reader.Read();
        }
        while (next is ' ' or '\t' or '\r' or '\n' or '\uFEFF');
        return next is '{' or '[';
    }

    private static bool IsWordPress(FileInfo file)
    {
        foreach (var element in XmlPieces.Read(file))
        {
            switch (element.Name.LocalName)
            {
                case "wxr_version":
                    return true;
                case "item" or "entry":
                    return element.Text("post_type") is not null;
            }
        }

        return false;
    }
}
