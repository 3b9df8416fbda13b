namespace Newsroom.Content;

/// <summary>Something that an earlier version of an edition left in storage. Deleting it can be repeated.</summary>
public abstract record StaleRow
{
    private const string Timeline = "timeline/";
    private const string Event = "events/";
    private const string Body = "bodies/";
    private const string File = "files/";
    private const string Picture = "pictures/";
    private const string Alias = "aliases/";

    private StaleRow()
    {
    }

    /// <summary>The form stored in the article's row.</summary>
    public string Text => this switch
    {
        OfTimeline row => Timeline + row.Key,
        OfEvent row => Event + row.Key,
        OfBody body => Body + body.Version,
        OfFile file => File + file.Key,
        OfPicture picture => Picture + picture.Version,
        OfAlias alias => Alias + alias.Key,
        _ => throw new InvalidOperationException($"Unknown kind of stale row: {GetType().Name}."),
    };

    /// <exception cref="FormatException">The text is of no known kind.</exception>
    public static StaleRow Parse(string text) =>
        text.StartsWith(Timeline, StringComparison.Ordinal) ? new OfTimeline(text[Timeline.Length..])
        : text.StartsWith(Event, StringComparison.Ordinal) ? new OfEvent(text[Event.Length..])
        : text.StartsWith(Body, StringComparison.Ordinal) ? new OfBody(text[Body.Length..])
        : text.StartsWith(File, StringComparison.Ordinal) ? new OfFile(text[File.Length..])
        : text.StartsWith(Picture, StringComparison.Ordinal) ? new OfPicture(text[Picture.Length..])
        : text.StartsWith(Alias, StringComparison.Ordinal) ? new OfAlias(text[Alias.Length..])
        : throw new FormatException($"'{text}' is no stale row.");

    /// <summary>A row of the table <c>timeline</c>.</summary>
    public sealed record OfTimeline(string Key) : StaleRow;

    /// <summary>A row of the table <c>events</c>.</summary>
    public sealed record OfEvent(string Key) : StaleRow;

    /// <summary>The bodies of a version.</summary>
    public sealed record OfBody(string Version) : StaleRow;

    /// <summary>What was made from a picture inside the upload.</summary>
    public sealed record OfPicture(string Version) : StaleRow;

    /// <summary>A row of the table <c>files</c>: the edition refers to the files of a key.</summary>
    public sealed record OfFile(string Key) : StaleRow;

    /// <summary>A part of a row of the table <c>aliases</c>: the edition states that an old address leads to it.</summary>
    public sealed record OfAlias(string Key) : StaleRow;
}
