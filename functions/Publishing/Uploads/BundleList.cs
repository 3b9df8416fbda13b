using System.IO.Compression;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Publishing.Uploads;

/// <summary>The files of a bundle that are unpacked, by their paths in its folder, and why others are not.</summary>
internal sealed partial class BundleList
{
    private const int MaxFiles = 1_000;
    private const long MaxFile = 50 << 20;
    private const long MaxTotal = 300 << 20;
    private const long MaxUncheckedBytes = 8 << 20;
    private const int MaxRatio = 100;
    private const int MaxPath = 500;
    private const int MaxShown = 80;

    /// <summary>In the upper half of the attributes, as Unix programs write them: the kind of the file, and that of a link.</summary>
    private const int KindOfFile = 0xF000;
    private const int SymbolicLink = 0xA000;
    private const char Unreadable = '\uFFFD';

    private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.Ordinal);
    private readonly List<string> _refused = [];

    private BundleList()
    {
    }

    public IReadOnlyDictionary<string, ZipArchiveEntry> Files => _files;

    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Sorts the entries of an archive.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="size">Of the archive, in bytes.</param>
    /// <exception cref="UnreadableException">It has too many, unpacks to too much, or has a password.</exception>
    public static BundleList Of(IReadOnlyCollection<ZipArchiveEntry> entries, long size)
    {
        var list = new BundleList();
        foreach (var entry in entries)
        {
            list.Add(entry);
        }

        var total = entries.Sum(entry => entry.Length);
        var largest = entries.MaxBy(entry => entry.Length);
        RefuseIf(list._files.Count > MaxFiles, $"it has more than {MaxFiles:N0} files");
        RefuseIf(largest?.Length > MaxFile, $"{Shown(largest?.FullName ?? "")} has more than {MaxFile >> 20} MB");
        RefuseIf(
            total > MaxTotal || (total > MaxUncheckedBytes && total / MaxRatio > size),
            $"it unpacks to {total / 1048576.0:N0} MB; at most {MaxTotal >> 20} MB are unpacked, and at most {MaxRatio} times its own size");
        RefuseIf(entries.Any(entry => entry.IsEncrypted), "it has a password");
        return list;

        static void RefuseIf(bool isWrong, string reason)
        {
            if (isWrong)
            {
                throw new UnreadableException($"The bundle was not unpacked: {reason}.");
            }
        }
    }

    private void Add(ZipArchiveEntry entry)
    {
        var path = entry.FullName.Replace('\\', '/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.Length == 0 || path.Split('/').Any(part => part is ['.', not '.', ..]) || IsSideFile(path))
        {
            return;
        }

        if (Refuse(path, entry) is { } reason)
        {
            _refused.Add($"{Shown(path)} was not unpacked: {reason}.");
        }
        else
        {
            _files[path] = entry;
        }
    }

    // The name of a folder above a path may be one that a path must not have.
    private static bool IsSideFile(string path) => path.Trim('/') is { Length: > 0 } named && new BlobPath(named).IsSideFile;

    private string? Refuse(string path, ZipArchiveEntry entry) =>
        path[0] == '/' || Drive().IsMatch(path) ? "its path begins at a root"
        : path.Split('/').Any(part => part is "" or "." or "..") ? "its path leads out of its folder"
        : path.Length > MaxPath || path.Any(char.IsControl) || path.Contains(Unreadable) || path.Contains("!/", StringComparison.Ordinal)
            ? "its name can't be read, or is too long"
        : (entry.ExternalAttributes >> 16 & KindOfFile) == SymbolicLink ? "it is a link to another file"
        : path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? "it is an archive itself; upload it by itself"
        : _files.ContainsKey(path) ? "two files have this name"
        : null;

    private static string Shown(string path) => TextLimits.Shorten(new string([.. path.Where(c => !char.IsControl(c))]), MaxShown);

    [GeneratedRegex("^[A-Za-z]:", RegexOptions.CultureInvariant)]
    private static partial Regex Drive();
}
