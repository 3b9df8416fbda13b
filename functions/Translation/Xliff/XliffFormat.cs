using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation.Xliff;

/// <summary>
/// XLIFF 2.1 as <see cref="XliffWriter"/> writes it and translation programs save it: the translations replace the original's sentences.
/// Everything else, above all the dates of events, stays as in the original that the file was made from.
/// </summary>
public sealed partial class XliffFormat(HtmlCleaner html) : IEditionFormat
{
    private const int MaxQuotedLength = 80;
    private const int MaxElements = 200_000;
    private const string Damaged = "The file's skeleton is damaged: it has to stay as it was exported.";

    // Document types can make small files large, and read other files.
    private static readonly XmlReaderSettings ReaderSettings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public IReadOnlyList<string> Extensions => ["xlf", "xliff"];

    public Draft Read(BlobPath path, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        var root = Open(content);
        var file = root.Elements(XliffNames.File).ToList() is [var only]
            ? only
            : throw new UnreadableException("The file has to have one <file> element, as it was exported.");
        var skeleton = ReadSkeleton(file);
        var language = LanguageOf(root, path, skeleton);
        var original = skeleton.Body with { Html = HtmlWriter.Inner(html.Clean(skeleton.Body.Html)) };
        var text = new SegmentedEdition(original, html);
        var (lines, segments) = Translate(text, file);
        var body = text.ReplaceLines(lines);
        var alignment = new Alignment(Alignment.HumanEngine, new TranslationEffort(0, 0, 0), segments);
        return new Draft
        {
            Body = body with
            {
                Language = language,
                Title = body.Title.Length > 0
                    ? TextLimits.Shorten(body.Title, TextLimits.MaxTitle)
                    : throw new UnreadableException("The title has no translation."),
                Summary = body.Summary is { } summary ? TextLimits.Shorten(summary, TextLimits.MaxSummary) : null,
                Engine = null,
                Effort = null,
            },
            Translated = new Translated(skeleton.Version, alignment),
        };
    }

    private static XElement Open(ReadOnlyMemory<byte> content)
    {
        XElement root;
        try
        {
            using var stream = new MemoryStream(content.ToArray());
            XmlGuard.Check(stream, MaxElements);
            stream.Position = 0;
            using var reader = XmlReader.Create(stream, ReaderSettings);
            root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException reason)
        {
            throw new UnreadableException(
                $"The file is no XML, or has a document type (DTD), which is not read: {reason.Message}", reason);
        }

        if (root.Name == XliffNames.Root)
        {
            return root;
        }

        throw new UnreadableException(root.Name.LocalName == "xliff"
            ? $"The file is XLIFF {root.Attribute("version")?.Value ?? "of an unknown version"}; XLIFF 2.0 and 2.1 are read. "
                + "Save it as the version that was exported."
            : $"The file is no XLIFF: it begins with <{root.Name.LocalName}>.");
    }

    private static Skeleton ReadSkeleton(XElement file)
    {
        var json = file.Element(XliffNames.Skeleton)?.Value;
        if (string.IsNullOrWhiteSpace(json))
        {
            throw new UnreadableException(
                "The file has no skeleton, from which the article is put together: export it anew (/api/articles/{id}/{lang}/export), "
                + "and keep the skeleton when saving.");
        }

        try
        {
            return JsonSerializer.Deserialize(json, SkeletonJson.Readable.Skeleton) is { } skeleton && IsSound(skeleton)
                ? skeleton
                : throw new UnreadableException(Damaged);
        }
        catch (JsonException reason)
        {
            throw new UnreadableException(Damaged, reason);
        }
    }

    /// <summary>Whether it can be what was exported: its names are used in keys of tables, and its addresses on pages.</summary>
    private static bool IsSound(Skeleton skeleton) =>
        skeleton is { Article: not null, Path.Length: > 0, Version: not null, Body: { Title: not null, Html: not null } body }
        && body is { Tags: not null, Names: not null, Places: not null, Downloads: not null, Events: not null }
        && LanguageCode.Normalise(body.Language) == body.Language
        && Name().IsMatch(skeleton.Article) && Name().IsMatch(skeleton.Version)
        && body.Downloads.All(download => download?.Title is not null && IsSafe(download.Url))
        && body.Events.All(@event => IsSound(@event, skeleton.Article))
        && (body.Image is null or { Source: not null } && IsSafe(body.Image?.Source))
        && body.Files?.Any(string.IsNullOrEmpty) is null or false;

    private static bool IsSound(Event? @event, string article) =>
        @event?.Title is not null && Name().IsMatch(@event.Id) && @event.Article == article && IsSafe(@event.Url);

    private static bool IsSafe(string? address) => address is null
        || !Scheme().IsMatch(address)
        || Uri.TryCreate(address, UriKind.Absolute, out var uri) && LinkSchemes.Allow(uri);

    private static string LanguageOf(XElement root, BlobPath path, Skeleton skeleton)
    {
        var written = root.Attribute("trgLang")?.Value;
        var language = LanguageCode.Normalise(written)
            ?? throw new UnreadableException("The file does not say which language it is a translation into: "
                + $"its trgLang is {(written is null ? "missing" : $"'{written}'")}.");
        var original = new BlobPath(skeleton.Path);
        var expected = $"{original.Stem}.{language}.{path.Extension}";
        if (skeleton.Article != path.ArticleId)
        {
            throw new UnreadableException($"This file is of the article {original.Stem}: upload it beside that as {expected}.");
        }

        var name = LanguageCode.EnglishName(language);
        return language == skeleton.Body.Language
            ? throw new UnreadableException($"The file is a translation of {name} into itself: set its trgLang.")
            : path.Language != language
            ? throw new UnreadableException($"The file is a translation into {name}: upload it as {expected}.")
            : language;
    }

    private static Dictionary<string, XElement> ReadUnits(XElement file)
    {
        var units = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var unit in file.Descendants(XliffNames.Unit))
        {
            if (unit.Attribute("id")?.Value is not { } id || !units.TryAdd(id, unit))
            {
                throw new UnreadableException($"A unit has no id, or that of another: '{unit.Attribute("id")?.Value}'.");
            }
        }

        return units;
    }

    private (IReadOnlyList<string> Lines, IReadOnlyList<AlignedSegment> Segments) Translate(SegmentedEdition text, XElement file)
    {
        var units = ReadUnits(file);
        var (lines, segments, missing) = (new List<string>(), new List<AlignedSegment>(), new List<string>());
        foreach (var (part, line) in text.Lines)
        {
            using var none = line.Sources.GetEnumerator();
            if (line.Sources.Count == 0)
            {
                lines.Add(line.Replace(none));
            }
            else if (units.Remove(XliffNames.UnitId(lines.Count), out var unit))
            {
                var translated = TranslatedUnit.Read(unit, part, line, html);
                lines.Add(translated.Line);
                segments.AddRange(line.Sources.Zip(translated.Targets, (source, target) => new AlignedSegment(part, source, target)));
                missing.AddRange(translated.Missing);
            }
            else
            {
                lines.Add("");
                missing.AddRange(line.Sources);
            }
        }

        return units.Count > 0
            ? throw new UnreadableException($"The original has no unit {units.Keys.First()}.")
            : missing.Count > 0
            ? throw new UnreadableException(
                $"{missing.Count} of {text.Sources.Count} sentences {(missing.Count == 1 ? "has" : "have")} no translation yet; "
                + $"the first is: {TextLimits.Shorten(missing[0], MaxQuotedLength)}")
            : (lines, segments);
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*[A-Za-z][A-Za-z0-9+.\s-]*:")]
    private static partial Regex Scheme();
}
