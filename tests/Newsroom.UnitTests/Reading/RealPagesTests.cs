using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>
/// Pages that others wrote, by six generators: documentation packages of Debian, which <c>infra/install pages</c> unpacks.
/// </summary>
public sealed partial class RealPagesTests(ITestOutputHelper output)
{
    private const int PagesOfEach = 12;
    private const int MinArticleLength = 60;

    // The navigation of each generator, by its own names.
    private const string Navigation =
        "nav, footer, .navheader, .navfooter, div.related, .sphinxsidebar, .navbar, .bs-sidebar, .docnav, div.footer, #footer, "
            + "#nav_flow, .previous_page, .next_page, .toc_page";

    private static readonly string[] Packages =
        ["debian-faq", "aptitude-doc-fr", "aptitude-doc-es", "mkdocs-doc", "python-flask-doc", "developers-reference", "exim4-doc-html",
            "git-doc", "harden-doc"];

    private static readonly HtmlCleaner Cleaner = new();
    private static readonly HtmlFormat Format = new(Cleaner);

    [Fact]
    public void Of_real_pages_the_text_is_read_without_the_navigation()
    {
        var pages = Packages.ToDictionary(package => package, package => Articles(package).Take(PagesOfEach).ToList());
        Assert.SkipWhen(pages.Values.All(files => files.Count == 0), "There are no pages here: infra/install pages fetches them.");
        foreach (var (package, files) in pages.Where(pair => pair.Value.Count > 0))
        {
            Read(package, files);
        }

        Assert.True(pages.Values.Sum(files => files.Count) >= 30);
        Assert.True(pages.Count(pair => pair.Value.Count > 0) >= 4);
    }

    private void Read(string package, List<string> files)
    {
        var watch = new Stopwatch();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            watch.Start();
            var copy = CopyEditor.Edit(Format.Read(bytes, []));
            watch.Stop();
            var (navigation, words) = Expected(bytes);
            var lines = copy.Text.Split('\n').Select(line => Block.Line(line).TrimStart('-', ' ')).ToHashSet();
            Assert.DoesNotContain(navigation, line => line != copy.Headline && lines.Contains(line));
            var found = Words($"{copy.Headline} {copy.Text}").CountBy(word => word).ToDictionary();
            var missing = words.CountBy(word => word).Sum(word => Math.Max(0, word.Value - found.GetValueOrDefault(word.Key)));
            Assert.True(missing * 10 <= words.Count, $"{file}: {missing} of {words.Count} words are missing.");
        }

        output.WriteLine($"{package}: {files.Count} pages, {watch.ElapsedMilliseconds / files.Count} ms a page");
    }

    /// <summary>The lines of a page's own navigation that are not in its text too, and the words of its paragraphs.</summary>
    private static (List<string> Navigation, List<string> Words) Expected(byte[] bytes)
    {
        using var page = Cleaner.Open(Encoding.UTF8.GetString(bytes));
        Remove(page.QuerySelectorAll("script, style, a.headerlink"));
        var containers = page.QuerySelectorAll(Navigation).ToList();
        var navigation = containers.SelectMany(container => container.QuerySelectorAll("a, li, td").Prepend(container)).Select(TextOf)
            .Where(text => text.Length > 0).ToHashSet();
        Remove(containers);
        navigation.ExceptWith(page.QuerySelectorAll("h1, h2, h3, h4, h5, h6, p, li, a, dt, td, code").Select(TextOf));
        return ([.. navigation], [.. page.QuerySelectorAll("p").SelectMany(paragraph => Words(paragraph.TextContent))]);
    }

    // An index is no article: a page of links, with hardly a paragraph.
    private static IEnumerable<string> Articles(string package) => Directory.Exists(Path.Combine(Cache, package))
        ? Directory.EnumerateFiles(Path.Combine(Cache, package), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => new FileInfo(file) is { LinkTarget: null, Length: < 200_000 } && !Index().IsMatch(Path.GetFileName(file))
                && Expected(File.ReadAllBytes(file)).Words.Count >= MinArticleLength)
        : [];

    private static string Cache
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, ".cache", "pages");
        }
    }

    private static void Remove(IEnumerable<IElement> elements) => elements.ToList().ForEach(element => element.Remove());

    private static string TextOf(IElement element) => Block.Line(element.TextContent);

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("index|search|404", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
