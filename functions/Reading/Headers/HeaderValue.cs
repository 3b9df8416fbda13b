namespace Newsroom.Reading.Headers;

/// <summary>A value in front matter, whatever syntax it is written in.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
internal abstract record HeaderValue(int Line);

/// <param name="Text">Null where nothing is written; empty where the value is an explicit null or an empty string.</param>
/// <param name="Line">Its line in the file, from 1.</param>
internal sealed record HeaderText(string? Text, int Line) : HeaderValue(Line);

internal sealed record HeaderList(IReadOnlyList<HeaderValue> Items, int Line) : HeaderValue(Line);

internal sealed record HeaderMap(IReadOnlyList<HeaderEntry> Entries, int Line) : HeaderValue(Line)
{
    /// <summary>The first value with this name, in any case.</summary>
    public HeaderValue? this[string name] => Entries.FirstOrDefault(entry => entry.Name == name)?.Value;
}

internal sealed record HeaderEntry(string Key, int Line, HeaderValue Value)
{
    /// <summary>The key as it is compared: <c>Publish_Date</c>, <c>publish-date</c> and <c>publishDate</c> are the same.</summary>
    public string Name { get; } = HeaderKeys.Normalise(Key);
}
