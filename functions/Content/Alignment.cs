using System.Text.Json.Serialization;
using Newsroom.Publishing;

namespace Newsroom.Content;

/// <summary>What a sentence is a part of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SegmentPart>))]
public enum SegmentPart
{
    [JsonStringEnumMemberName("title")]
    Title,

    [JsonStringEnumMemberName("summary")]
    Summary,

    /// <summary>The title of an event.</summary>
    [JsonStringEnumMemberName("event")]
    Event,

    [JsonStringEnumMemberName("body")]
    Body,
}

/// <summary>What is doubtful about the translation of a sentence.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SegmentFlag>))]
public enum SegmentFlag
{
    /// <summary>A number of the original is missing, as part of a date or a time, too.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>An address of the web or of mail is missing.</summary>
    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>An acronym is missing, and none of the same letters is there.</summary>
    [JsonStringEnumMemberName("acronym")]
    Acronym,

    /// <summary>A term of the glossary is missing.</summary>
    [JsonStringEnumMemberName("term")]
    Term,

    /// <summary>There are fewer quotation marks.</summary>
    [JsonStringEnumMemberName("quotation")]
    Quotation,

    /// <summary>Less than two fifths as long as the original, or more than two and a half times.</summary>
    [JsonStringEnumMemberName("length")]
    Length,

    /// <summary>The same as the original, though that has words to translate.</summary>
    [JsonStringEnumMemberName("untranslated")]
    Untranslated,

    /// <summary>The same words four times or more in a row.</summary>
    [JsonStringEnumMemberName("repetition")]
    Repetition,
}

/// <summary>A sentence and its translation: HTML of inline elements, safe to show.</summary>
public sealed record AlignedSegment(SegmentPart Part, string Source, string Target)
{
    /// <summary>What is doubtful about it; null where nothing is.</summary>
    public IReadOnlyList<SegmentFlag>? Flags { get; init; }

    /// <summary>The source with terms of the glossary in it, which is what the engine was asked; null where it has none.</summary>
    public string? Asked { get; init; }

    [JsonIgnore]
    public string Question => Asked ?? Source;
}

/// <summary>What a translation took.</summary>
/// <param name="Sentences">Different sentences of the original.</param>
/// <param name="Sent">Those that the engine was sent; the others were known from the version before.</param>
/// <param name="Characters">Characters that it was sent, markup and second tries included.</param>
/// <param name="Flagged">Sentences whose translation is doubtful (<see cref="SegmentFlag"/>).</param>
public sealed record TranslationEffort(int Sentences, int Sent, int Characters, int Flagged = 0);

/// <summary>An original and its translation by machine, sentence by sentence in the order of the article. It is kept beside the edition's body.</summary>
/// <param name="Engine">Name and version: of another engine no sentence is taken over.</param>
public sealed record Alignment(string Engine, TranslationEffort Effort, IReadOnlyList<AlignedSegment> Segments)
{
    /// <summary>Translations by what the engine was asked: with another glossary, other questions are asked.</summary>
    public IReadOnlyDictionary<string, string> Memory() => Segments.DistinctBy(segment => segment.Question).ToDictionary(segment => segment.Question, segment => segment.Target);
}
