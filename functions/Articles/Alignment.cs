using System.Text.Json.Serialization;

namespace Newsroom.Articles;

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

/// <summary>A sentence and its translation: HTML of inline elements, safe to show.</summary>
public sealed record AlignedSegment(SegmentPart Part, string Source, string Target);

/// <summary>What a translation took.</summary>
/// <param name="Sentences">Different sentences of the original.</param>
/// <param name="Sent">Those that the engine was sent; the others were known from the version before.</param>
/// <param name="Characters">Characters that it was sent, markup included.</param>
public sealed record TranslationEffort(int Sentences, int Sent, int Characters);

/// <summary>An original and its translation by machine, sentence by sentence in the order of the article. It is kept beside the edition's body.</summary>
/// <param name="Engine">Name and version: of another engine no sentence is taken over.</param>
public sealed record Alignment(string Engine, TranslationEffort Effort, IReadOnlyList<AlignedSegment> Segments)
{
    /// <summary>Translations by their sources.</summary>
    public IReadOnlyDictionary<string, string> Memory() => Segments.DistinctBy(segment => segment.Source).ToDictionary(segment => segment.Source, segment => segment.Target);
}
