using System.IO.Compression;
using System.Text;

namespace Newsroom.Tests.Reading;

/// <summary>Files made wrong: each follows from its number alone, so that a failure can be repeated.</summary>
internal sealed class HostileInputs
{
    private const int Seed = 20_261_123;
    private const int MaxSize = 1_200_000;

    /// <summary>
    /// What readers stumble over: starts without ends, numbers out of range, rules, escapes, entities, halves of characters.
    /// </summary>
    private static readonly string[] Fragments =
    [
        "<div>",
        "<b>",
        "</p>",
        "<table><tr><td>",
        "<!--",
        "<![CDATA[",
        "<w:p><w:r>",
        "</w:t>",
        "<w:tbl>",
        "&#x0;",
        "&#xD800;",
        "&a;",
        "<!DOCTYPE x [<!ENTITY a \"b\">]>",
        "<script>",
        "<svg>",
        "> ",
        "- ",
        "[",
        "](",
        "**",
        "`",
        "| a ",
        "\n---\n",
        "a: &a [*a]\n",
        "? ",
        "{",
        "[{",
        "\"a\":",
        "\\ud800",
        "1e999",
        "-1",
        "99999999999999999999",
        "null,",
        "BEGIN:VEVENT\n",
        "END:VEVENT\n",
        "BEGIN:VCALENDAR\n",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
        "RRULE:FREQ=SECONDLY\n",
        "DTSTART:99991231T235959Z\n",
        "DTSTART;TZID=\"\":00010101T000000\n",
        "DURATION:P9999999999W\n",
        " 0 R ",
        "<</Kids[2 0 R]/Length -1",
        "/Filter[/LZWDecode/FlateDecode]",
        "q q BT (a) Tj ",
        "[(a) -9e99 (b)] TJ ",
        "1e30 0 0 1e-30 0 0 cm ",
        "endstream endobj ",
        "EXDATE:x\n",
        "RDATE;VALUE=PERIOD:20270101T000000Z/P1000Y\n",
        "\r\n ",
        "\0",
        "\uFEFF",
        "\u202E",
        " ",
        "é",
        "25 juin 2024 – ",
        "du 1er au 99 ",
        "A (B) ",
        ";",
        "=",
        "\"",
    ];

    private static readonly string[] Folders = ["seeds", "tests/Newsroom.UnitTests/Reading/Golden"];

    private readonly List<(string Name, byte[] Content)> _seeds;
    private readonly List<(string Name, byte[] Content)> _monsters;

    public HostileInputs()
    {
        var root = Directory.GetParent(AppContext.BaseDirectory)!;
        while (!File.Exists(Path.Combine(root.FullName, "Serverless.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not stand in the repository.");
        }

        _seeds =
        [
            .. Folders
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*", SearchOption.AllDirectories))
                .Where(file =>
                    Path.GetFileName(file) is not ("golden.json" or "README.md")
                    && Path.GetExtension(file) is ".txt" or ".md" or ".mdx" or ".docx" or ".ics" or ".json" or ".html")
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))),
            .. Written(),
            ("pages.pdf", Pdf().Write("/Title(Le rail)")),
        ];
        _monsters = [.. Monsters()];
    }

    /// <summary>The monsters come first.</summary>
    public (string Name, byte[] Content) this[int number] =>
        number < _monsters.Count ? _monsters[number] : Mutate(new Random(Seed + number));

    private (string Name, byte[] Content) Mutate(Random random)
    {
        var (name, content) = Pick(random);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            content =
                Path.GetExtension(name) is ".docx" or ".odt" && random.Next(4) > 0
                    ? MutatePart(content, random)
                    : Mutate(content, random);
        }

        // Now and then under a name that promises something else.
        return (
            random.Next(20) == 0 ? "wrong" + Path.GetExtension(Pick(random).Name) : name,
            content.Length <= MaxSize ? content : content[..MaxSize]);
    }

    private (string Name, byte[] Content) Pick(Random random)
    {
        // Each kind of file as often as any other, however many seeds it has.
        var kinds = _seeds.Select(seed => Path.GetExtension(seed.Name)).Distinct().ToList();
        var kind = kinds[random.Next(kinds.Count)];
        var seeds = _seeds.FindAll(seed => Path.GetExtension(seed.Name) == kind);
        return seeds[random.Next(seeds.Count)];
    }

    private byte[] Mutate(byte[] content, Random random)
    {
        var at = random.Next(content.Length + 1);
        var to = random.Next(at, content.Length + 1);
        switch (random.Next(8))
        {
            case 0:
                return content[..at];
            case 1:
                return [.. content[..at], .. content[to..]];
            case 2:
                var other = Pick(random).Content;
                return [.. content[..at], .. other[random.Next(other.Length)..]];
            case 3:
                var noise = new byte[random.Next(1, 200)];
                random.NextBytes(noise);
                return [.. content[..at], .. noise, .. content[at..]];
            case 4:
                var changed = content.ToArray();
                for (var times = random.Next(1, 30); times > 0 && changed.Length > 0; times--)
                {
                    changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                }

                return changed;
            case 5:
                var slice = content[at..Math.Min(to, at + 300)];
                return [.. content[..at], .. Enumerable.Repeat(slice, random.Next(1, 100)).SelectMany(bytes => bytes), .. content[at..]];
            case 6:
                return [.. content[..at], .. Fragment(random, random.Next(1, 4)), .. content[at..]];
            default:
                return [.. content[..at], .. Fragment(random, random.Next(100) == 0 ? 20_000 : random.Next(1, 300)), .. content[at..]];
        }
    }

    private static bool IsText(ZipArchiveEntry entry) => entry.FullName is "word/document.xml" or "content.xml";

    private static byte[] Fragment(Random random, int times) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Fragments[random.Next(Fragments.Length)], times)));

    /// <summary>Changes what is in an archive, and leaves the archive whole.</summary>
    private byte[] MutatePart(byte[] archive, Random random)
    {
        try
        {
            using var stream = new MemoryStream();
            stream.Write(archive);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                var name = random.Next(3) > 0 && zip.Entries.FirstOrDefault(IsText) is { } text ? text.FullName
                    : zip.Entries[random.Next(zip.Entries.Count)].FullName;
                if (zip.GetEntry(name) is { } entry)
                {
                    using var part = entry.Open();
                    using var content = new MemoryStream();
                    part.CopyTo(content);
                    part.SetLength(0);
                    part.Write(Mutate(content.ToArray(), random));
                }
            }

            return stream.ToArray();
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException or IOException or NotSupportedException)
        {
            return Mutate(archive, random);
        }
    }

    /// <summary>Files of formats of which the repository has none.</summary>
    private static IEnumerable<(string Name, byte[] Content)> Written() =>
    [
        ("mail.eml", MailFile.Alternative("Le texte du mail.", "<p>Le <b>texte</b> du mail.</p><blockquote type=cite>Avant</blockquote>")),
        ("text.odt", OpenDocumentFile.Of(OpenDocumentFile.P("La route", "PT") + OpenDocumentFile.P("Le texte du document."))),
        ("text.fodt", OpenDocumentFile.Flat(OpenDocumentFile.H("La route", 1) + OpenDocumentFile.P("Le texte du document."))),
        ("page.xhtml", Text("<?xml version=\"1.0\"?><html><head><title>x</title><script src=\"a\"/></head><body><h1>La route</h1>"
            + "<p>Le texte de la page rouvre lundi.</p><![CDATA[<x>]]></body></html>")),
        ("text.rtf", Text("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\info{\\title La route}}\\pard\\b La route\\b0\\par "
            + "Le texte d\\'e9j\\'e0 l\\u8217? {\\field{\\*\\fldinst HYPERLINK \"https://example.org\"}{\\fldrslt ici}}.\\par }")),
        ("reply.eml", MailFile.Plain("Re: La route", "La route rouvre lundi.\n\nLe 3 mai 2026, Ana a écrit :\n> Quand ?\n-- \nAna")),
    ];

    private static IEnumerable<(string Name, byte[] Content)> Monsters()
    {
        const string laughs =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                + "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        var file = WordFile.Of(WordFile.P("Le texte."));
        var nested = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 40_000));
        yield return (
            "entities.docx",
            WordFile.With(
                file,
                "word/document.xml",
                $"{laughs}<w:document {WordFile.Namespaces}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"));
        yield return (
            "nested.docx",
            WordFile.With(file, "word/document.xml", $"<w:document {WordFile.Namespaces}><w:body>{nested}"));
        yield return (
            "pieces.docx",
            WordFile.Of(WordFile.Paragraph(string.Concat(Enumerable.Repeat(WordFile.R("a", "<w:b/>") + WordFile.R("b"), 20_000)))));
        yield return ("line.docx", WordFile.Of(WordFile.P(new string('a', 1 << 20)) + WordFile.P("b")));
        yield return ("bomb.docx", WordFile.With(file, "word/media/x.bin", new string(' ', 50 << 20)));
        yield return (
            "fat.docx",
            WordFile.With(
                file,
                "word/document.xml",
                $"<w:document {WordFile.Namespaces}><w:body>{string.Concat(Enumerable.Repeat("<w:p/>", 1_000_000))}</w:body></w:document>")
        );
        yield return (
            "anchors.md",
            Text(
                "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: "
                    + "[*c,*c,*c,*c,*c,*c,*c,*c]\n---\nLe texte."));
        yield return ("deep.json", Text(new string('[', 1 << 20)));
        yield return (
            "acronyms.json",
            Text($"{{\"text\":\"{string.Concat(Enumerable.Repeat("International Centre (IC) International\\n", 28_000))}\"}}"));
        yield return ("deep.md", Text(new string('>', 100_000) + "x"));
        yield return ("deep.ics", Text(string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 60_000))));
        yield return (
            "rules.ics",
            Text(
                "BEGIN:VCALENDAR\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, 1_000)
                            .Select(i =>
                                $"BEGIN:VEVENT\nUID:{i}\nSUMMARY:x\nDTSTART:20270101T000000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n"
                            ))
                    + "END:VCALENDAR"));
        yield return ("nested.fodt", OpenDocumentFile.Flat(string.Concat(Enumerable.Repeat("<text:list><text:list-item>", 20_000))));
        yield return ("fat.odt", OpenDocumentFile.Of(string.Concat(Enumerable.Repeat("<text:p>x</text:p>", 1_000_000))));
        yield return ("lists.odt", OpenDocumentFile.Of(string.Concat(Enumerable.Repeat(
            "<text:list><text:list-item><text:p>x</text:p><text:p>y</text:p></text:list-item></text:list>", 30_000))));
        yield return ("item.odt", OpenDocumentFile.Of(
            $"<text:list><text:list-item>{string.Concat(Enumerable.Repeat("<text:p>x</text:p>", 20_000))}</text:list-item></text:list>"));
        yield return ("entities.fodt", Text($"{laughs}<x>&c;</x>"));
        yield return ("bomb.odt", OpenDocumentFile.With("content.xml", new string(' ', 50 << 20)));
        yield return ("deep.rtf", Text("{\\rtf1 " + new string('{', 1 << 20)));
        foreach (var piece in new[] { "\\par ", "a\\par ", "\\b a\\b0 b", "\\'e9", "\\intbl a\\cell\\row ", "{\\footnote a}", "\\bin9 " })
        {
            yield return ("pieces.rtf", Text("{\\rtf1 " + string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length))));
        }

        foreach (var piece in new[] { "<a b='", "<![CDATA[", "<!--", "<div/>" })
        {
            yield return ("pieces.xhtml", Text(string.Concat(Enumerable.Repeat(piece, 100_000))));
        }

        yield return ("deep.eml", Text(string.Concat(Enumerable.Range(0, 5_000).Select(i =>
            $"Subject: x\nContent-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"))));
        yield return ("parts.eml", Text("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
            + string.Concat(Enumerable.Repeat("--b\nContent-Type: text/plain\n\nx\n", 20_000))));
        yield return ("messages.eml", Text(string.Concat(Enumerable.Repeat("Subject: x\nContent-Type: message/rfc822\n\n", 20_000))));
        yield return ("subject.eml", Text($"Subject: {string.Concat(Enumerable.Repeat("Re: ", 200_000))}\n\nLe texte."));
        yield return ("divs.eml", MailFile.Html("x", string.Concat(Enumerable.Repeat("<div>Le 1 mai 2026 a écrit :<br>", 150))));
        yield return ("lines.eml", MailFile.Plain("x", string.Concat(Enumerable.Repeat("De : a\nCordialement\n> b\n", 16_000))));
        foreach (var piece in new[] { "{", "<A b={", "<A b=\"<A b='", "<A b=\"\" ", "`", "{`", "export {\n\n", "<A>\n", "{'}", "<A a ", "\n```\n{", "</A" })
        {
            yield return ("pieces.mdx", Text(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length))));
        }

        yield return ("deep.html", Text(string.Concat(Enumerable.Repeat("<div><b>", 50_000))));
        yield return ("unclosed.html", Text(string.Concat(Enumerable.Repeat("<div></b>", 50_000))));
        yield return ("attributes.html", Text($"<p {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 "))}>x</p>"));
        foreach (var piece in new[] { "<p>Un mot.", "<td>x", "x<br><br>", "<a href='/a'>x</a> ", "<li>x", "<b>x</b>" })
        {
            yield return ("pieces.html", Text(string.Concat(Enumerable.Repeat(piece, 100_000))));
        }

        yield return ("forms.pdf", Forms());
        foreach (var piece in new[] { "q ", "BT ", "0 0 m 9 9 l S ", "(a) Tj ", "[(a) 9 (b)] TJ ", "/R 9 Tf ", "[", "<<", "(" })
        {
            yield return (
                "pieces.pdf",
                Pdf().Raw("BT /R 9 Tf " + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length))).Write());
        }

        foreach (var extension in new[] { "txt", "md", "html", "ics", "json", "docx", "pdf", "eml", "odt", "fodt", "rtf", "xhtml" })
        {
            foreach (var piece in new[] { "a", "Mot ", "é", "<br>", "**a", "A. ", "\n", " " })
            {
                yield return ($"line.{extension}", Text(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length))));
            }
        }
    }

    private static PdfPages Pdf() => new PdfPages().Text(60, 740, "La route et le rail", 20)
        .Lines(60, 700, "Les ministres se sont retrouvés mardi à Genève.", "Ils parlent de la route.")
        .Link(60, 690, 90, 720, "https://a.org")
        .NextPage().Lines(60, 700, "• la gare", "• le pont").Lines(300, 700, "Le canton paie", "la somme.");

    /// <summary>Forms that each show the next one ten times: a page of a few kilobytes asks for 10¹² characters.</summary>
    private static byte[] Forms()
    {
        var forms = Enumerable.Range(6, 12).Select(number => PdfPages.Stream(
            $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {number} 0 R>>>>",
            string.Concat(Enumerable.Repeat("q 1 0 0 1 0 0 cm /F Do Q ", 10))));
        return PdfPages.File(
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 6 0 R>>>>>>",
            PdfPages.Stream("", "/F Do"), "<<>>", .. forms,
        ]);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
