namespace Newsroom.Content;

/// <summary>A file inside an upload: a picture of a document, an attachment of a mail.</summary>
/// <param name="Name">Its name there, without <c>!/</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record EmbeddedFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>What stands between the path of the upload and the name: <c>2026/report.docx!/word/media/image1.png</c>.</summary>
    private const string Separator = "!/";

    /// <summary>The address that a reader gives such a file in a text, until the path of the upload is known.</summary>
    public static string ReferenceTo(string name) => Separator + name;

    /// <summary>The name in such an address; null if it is another one.</summary>
    public static string? NameIn(string address) =>
        address.StartsWith(Separator, StringComparison.Ordinal) ? address[Separator.Length..] : null;

    public static string PathOf(string upload, string name) => upload + Separator + name;

    /// <summary>The upload and the name in a path; null if it is that of a file by itself.</summary>
    public static (string Upload, string Name)? Parse(string path) =>
        path.LastIndexOf(Separator, StringComparison.Ordinal) is > 0 and var at && at + Separator.Length < path.Length
            ? (path[..at], path[(at + Separator.Length)..]) : null;
}
