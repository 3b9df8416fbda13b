using System.Collections.Frozen;

namespace Newsroom.Content;

/// <summary>Files that lie beside articles and are none: what systems and programs leave, and what explains a folder.</summary>
internal static class SideFile
{
    private static readonly FrozenSet<string> OfSystems = new[]
    {
        ".DS_Store", ".localized", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".gitkeep", ".keep",
        ".nojekyll", ".editorconfig",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Files that programs have beside one that is open, and the second half of files from a Macintosh.</summary>
    private static readonly string[] Prefixes = ["~$", "._", ".~lock."];

    /// <summary>Only so written: <c>license.md</c> may be an article.</summary>
    private static readonly FrozenSet<string> OfFolders = "AGENTS CONTRIBUTING LICENSE".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Extensions = new[] { "", "md", "markdown", "txt" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="path">The path.</param>
    /// <param name="name">The file's name without language and extension.</param>
    /// <param name="extension">In lower case, without the dot.</param>
    public static bool IsOne(string path, string name, string extension)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        return OfSystems.Contains(file) || Array.Exists(Prefixes, prefix => file.StartsWith(prefix, StringComparison.Ordinal))
            || path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.Contains("/__MACOSX/", StringComparison.Ordinal)
            // The page of a section, of which the site generator makes a list.
            || name == "_index"
            || (Extensions.Contains(extension) && (OfFolders.Contains(name) || name.Equals("README", StringComparison.OrdinalIgnoreCase)));
    }
}
