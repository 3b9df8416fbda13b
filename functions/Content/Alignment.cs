using System.Text.Json.Serialization;

namespace Newsroom.Content;

/// <summary>The part of an article that a sentence belongs to.</summary>
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

    /// <summary>An alternative text or a caption of a picture.</summary>
    [JsonStringEnumMemberName("picture")]
    Picture,
}

/// <summary>What is doubtful about the translation of a sentence.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SegmentFlag>))]
public enum SegmentFlag
{
    /// <summary>A number of the original is missing, also one in a date or a time.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>A web or mail address is missing.</summary>
    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>An acronym is missing, and so is any acronym of the same letters.</summary>
    [JsonStringEnumMemberName("acronym")]
    Acronym,

    /// <summary>A term of the glossary is missing.</summary>
    [JsonStringEnumMemberName("term")]
    Term,

    /// <summary>There are fewer quotation marks.</summary>
    [JsonStringEnumMemberName("quotation")]
    Quotation,

    /// <summary>The length is less than 40 % of the original's, or more than 250 %.</summary>
    [JsonStringEnumMemberName("length")]
    Length,

    /// <summary>It is the same as the original, although that has words to translate.</summary>
    [JsonStringEnumMemberName("untranslated")]
    Untranslated,

    /// <summary>The same words come four times or more in a row.</summary>
    [JsonStringEnumMemberName("repetition")]
    Repetition,
}

/// <summary>A sentence and its translation: HTML of inline elements, safe to show.</summary>
public sealed record AlignedSegment(SegmentPart Part, string Source, string Target)
{
    /// <summary>What is doubtful about it; null if nothing is.</summary>
    public IReadOnlyList<SegmentFlag>? Flags { get; init; }

    /// <summary>The source with glossary terms in it, as the engine received it; null if it has no terms.</summary>
    public string? Asked { get; init; }

    [JsonIgnore]
    public string EngineText => Asked ?? Source;
}

/// <summary>The cost of a translation.</summary>
/// <param name="Sentences">Different sentences of the original.</param>
/// <param name="Sent">Sentences sent to the engine; the others were known from the version before.</param>
/// <param name="Characters">Characters sent, markup and second attempts included.</param>
/// <param name="Flagged">Sentences whose translation is doubtful (<see cref="SegmentFlag"/>).</param>
public sealed record TranslationEffort(int Sentences, int Sent, int Characters, int Flagged = 0);

/// <summary>
/// An original and its machine translation, sentence by sentence in the order of the article. It is stored beside the edition's body.
/// </summary>
/// <param name="Engine">Name and version of the engine. Sentences are reused only from the same engine.</param>
public sealed record Alignment(string Engine, TranslationEffort Effort, IReadOnlyList<AlignedSegment> Segments)
{
    /// <summary>The engine of a translation that a person made.</summary>
    public const string HumanEngine = "human";

    /// <summary>
    /// Translations by the text that the engine received. It contains the glossary's terms, so another glossary gives other keys.
    /// </summary>
    public IReadOnlyDictionary<string, string> Memory() => Segments
        .DistinctBy(segment => segment.EngineText)
        .ToDictionary(segment => segment.EngineText, segment => segment.Target);
}
