using System.Text;
using System.Text.Json;

namespace Newsroom.Benchmarks.Worst;

/// <summary>The formats that are searched.</summary>
internal static class Grammars
{
    /// <summary>A little below what the site accepts: heads and escapes come on top.</summary>
    private const int MaxFile = 2_000_000;

    /// <summary>The document inside a Word file is compressed.</summary>
    private const int MaxUnpacked = 38_000_000;

    private static readonly string[] Words =
    [
        "a", "A", "é", " ", "  ", "\t", "\n", "\n\n", ".", ". ", ", ", "; ", ": ", "- ", "– ", "(", ")", "(A)", "« ", " »", "“", "”", "\"", "'",
        "http://a.b/", "www.a.fr ", "a@b.fr ", "https://x.org/report.pdf ", "le 5 mai 2026", "5 mai", "du 3 au 5 mai 2026 ", "mai 2026 ",
        "le 5, le 6, le 7 mai ", "lundi ", "on Monday ", "5 May 2026", "March 3-5, 2026 ", "el 5 de mayo de 2026 ", "à 14h30 ", "at 2 pm ",
        "from 9 to 11 ", "9h-12h ", "14:30", "Paris ", "à Tunis ", "in New York ", "Université de Tunis ", "Maison des langues ", "salle 3 ",
        "aura lieu ", "will take place ", "se tiendra ", "conférence ", "workshop ", "réunion ", "UTC+2 ", "heure de Paris ",
        "Organisation internationale (OI) ", "International Centre (IC) ", "Par Marie Dupont\n", "Published on 5 May 2026\n", "Date: 5 mai 2026\n",
        "Lieu : Tunis\n", "Tunis, 5 mai 2026 – ", "Télécharger le rapport (PDF, 3 Mo)\n", "{n} ", "mot{n} ", "5 mai {n}", "١٥ مايو ", "المؤتمر ",
        "\u202E", "|", " | ", "1. ", "Partager\n", "Lire aussi : ", "M. ", "p. ex. ", "St. ", "\r", "€", "»", "…", "—",
    ];

    private static readonly string[] Markdown =
    [
        "[", "]", "](", "![", "[a](", "![](", "[a]", "[a][b]", "[^{n}]", "[^{n}]: a\n", "[r{n}]: http://x/{n}\n", "[r{n}] ", "[a]: b\n", "*", "**",
        "_", "***a ", "a**", "~~", "~", "^", "==", "++", "`", "``", "`{n}` ", "```\n", "> ", ">", "- ", "* ", "1. ", "    ", "\t", "#", "# ", "a\n=\n", "|",
        "|a", "|-", "|a|b|\n|-|-|\n", "|\n", "| a ", "+---+\n", "| a |\n", "+===+\n", "---\n", "***\n", "<", "<a", "<b>", "</b>", "<!--", "-->", "<?",
        "<![CDATA[", "<a href=\"", "&", "&amp;", "&#", "\\", "\\\n", "http://", "http://a.b/c?d=e&f ", "<http://a>", ":", ":a:", ":smile:", ": a\n",
        "a\n: b\n", "[ ] ", "- [ ] a\n", "{", "}", "{{< a ", ">}}", "{{< figure src=\"a\" >}}", "{% ", " %}", "{{ ", "}}", "[[", "]]", "[[a|b]]",
        "[caption]", "[/caption]", ":::", ":::a\n", "{: .a}", "{#a}", "<!--more-->", "a\n", "\n", "\n\n", "  \n", "~~~\n", "$", "$$", "\"", "'", "(", ")",
        "a", " ", "  ", "…", "\u0001", ">\u0001", "- \u0001", "[\u0001]", "**\u0001**", "<div>\u0001</div>\n", "<em>\u0001</em>",
    ];

    private static readonly string[] Html =
    [
        "<p>", "</p>", "<p>a</p>", "<div>", "</div>", "<div>a", "<div>\u0001</div>", "<span>\u0001</span>", "<b>", "<i>", "<b>\u0001</b>",
        "<a href=\"/x{n}\">a</a>", "<a>", "<a href=x>", "<table>", "<tr>", "<td>", "<td>a", "<table><tr><td>\u0001</table>", "<ul><li>\u0001</ul>",
        "<li>a", "<h1>a</h1>", "<h2>a</h2>", "<br>", "<hr>", "<img src=a>", "<img src=\"/a{n}.jpg\" alt=\"b\">", "<figure>a<figcaption>b</figcaption></figure>",
        "<!--", "-->", "<!-- a -->", "<script>", "</script>", "<style>", "<svg>", "</svg>", "<svg><g>\u0001</svg>", "<math>", "<math><mi>a</mi></math>",
        "<iframe src=\"//youtube.com/a\"></iframe>", "<video src=a></video>", "<select>", "<option>", "<object>", "<template>", "<noscript>",
        "<details><summary>a</summary>b</details>", "<time datetime=\"2026-05-05\">a</time>", "<meta name=a content=b>",
        "<meta property=\"article:tag\" content=\"a{n}\">", "<meta name=\"date\" content=\"2026-05-05\">", "<link rel=canonical href=\"http://a/b\">",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script>", "<script type=\"application/ld+json\">", "{\"@graph\":[", "[[",
        "<div class=\"share\">a</div>", "<div class=\"content\">", "<article>", "<article>\u0001</article>", "<section>a</section>", "<nav>", "<aside>a</aside>",
        "<span itemprop=datePublished content=2026>", "<span class=author>Marie Dupont</span>", "<div itemscope itemtype=\"http://schema.org/NewsArticle\">",
        "<address>a</address>", "<dl><dt>a<dd>b</dl>", "<blockquote>\u0001</blockquote>", "<pre>a", "<code>", "<font>", "<center>", "<x{n}>", "<x{n}>a</x{n}>",
        " a=b", " a{n}=b", " id=a", "<p id=a>b", "<p id=a{n}>b</p>", "<p style=\"a:b\">", "<p class=\"a b c\">", "&amp;", "&#x41;", "&", "<", ">", "</", "a", "\n",
        "<form>\u0001</form>", "<button>a</button>", "<input>", "<rt>", "<ruby>", "<p>Le 5 mai 2026 à Tunis.</p>", "<ins>\u0001</ins>", "<q>\u0001</q>",
    ];

    public static IReadOnlyList<Grammar> All { get; } =
    [
        new("txt", "txt", MaxFile, text => Encode($"Gardens\n\nThe council met.\n\n{text}"), Words,
            ["a\n", "a ", "a. ", "le 5 mai 2026 ", "le 5 ١٥ ماPartager\nيو Lire aussi : mai 2026 "]),
        new("md", "md", MaxFile, text => Encode($"# Gardens\n\nThe council met.\n\n|a|b|\n|-|-|\n{text}"), [.. Markdown, .. Words],
            ["[a](", "![](", "[r{n}]: http://x/{n}\n", "|", "a\n", "[", "*a _b ", "> ", " {% a", "a\nwww.a.fr "]),
        new("html", "html", MaxFile, text => Encode(
            $"<html><head><title>Gardens</title></head><body><h1>Gardens</h1><p>The council met.</p>{text}"), [.. Html, .. Words],
            ["<p>a</p>", "<div>", "<b>a", "<td>a", "<img src=a>", "<p<time datetime=\"2026-05-05\">a</time>>a</p>"]),
        new("json text", "json", MaxFile, text => Article("text", text), Words, ["a\n", "le 5 mai 2026 "]),
        new("json html", "json", MaxFile, text => Article("html", text), [.. Html, .. Words], ["<p>a</p>", "<x{n}>a</x{n}>", "Published on 5 May 2026\n</div>mot{n} <!-- a -->"]),
        new("json", "json", MaxFile, text => Encode($"{{\"title\":\"Gardens\",\"text\":\"The council met.\",{text}\"z\":1}}"),
            JsonPieces.All, ["\"a{n}\":1,", "\"a\":[],"]),
        new("docx", "docx", MaxUnpacked, WordFile.Write, WordPieces.All, WordPieces.Known),
        new("ics", "ics", MaxFile, text => Encode(
            $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a//b\n{text}{CalendarPieces.OneEvent}END:VCALENDAR\n"),
            CalendarPieces.All, CalendarPieces.Known),
    ];

    private static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Article(string field, string text) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["title"] = "Gardens", [field] = $"The council met.\n\n{text}" });
}
