using System.Text;
using Newsroom.Importing;

namespace Newsroom.Cli;

/// <summary>What came of an export, what did not, and why: each of its items is counted.</summary>
internal sealed class ImportReport
{
    private const int MaxNamed = 5;
    private const int MaxFiles = 20;

    private readonly List<(ImportedItem Item, UploadResult? Result)> _items = [];
    private readonly List<(OldFile File, bool IsThere, string Result)> _files = [];

    /// <summary>Where the export is broken; null if it is not.</summary>
    public string? Broken { get; set; }

    /// <summary>Paths of the articles and files in the container.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. _items.Where(one => one.Result is not null).Select(one => one.Item.Path!),
        .. _files.Where(file => file.IsThere).Select(file => file.File.Path),
    ];

    /// <summary>Those that this import has uploaded.</summary>
    public IReadOnlyList<string> Uploaded =>
    [
        .. _items.Where(one => one.Result is UploadResult.New or UploadResult.Changed).Select(one => one.Item.Path!),
        .. _files.Where(file => file.Result == "fetched").Select(file => file.File.Path),
    ];

    public void Add(ImportedItem item, UploadResult? result)
    {
        lock (_items)
        {
            _items.Add((item, result));
        }
    }

    public void Add(OldFile file, (bool IsThere, string Result) result) => _files.Add((file, result.IsThere, result.Result));

    public void Print(bool hasFetched)
    {
        Console.WriteLine($"{"kind",-20} {"taken",8} {"held",8} {"used",8} {"left out",8}");
        foreach (var kind in _items.GroupBy(one => one.Item.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            int Count(ImportOutcome outcome) => kind.Count(one => one.Item.Outcome == outcome);
            Console.WriteLine($"{kind.Key,-20} {Count(ImportOutcome.Taken),8} {Count(ImportOutcome.Held),8} {Count(ImportOutcome.Used),8} "
                + $"{Count(ImportOutcome.LeftOut),8}");
        }

        Console.WriteLine($"{"all",-20} {_items.Count} items.");
        PrintNotes();
        PrintFiles(hasFetched);
        var edited = _items.Where(one => one.Result == UploadResult.Edited).Select(one => one.Item.Path!)
            .Order(StringComparer.Ordinal).ToList();
        if (edited.Count > 0)
        {
            Console.WriteLine($"{edited.Count} were edited here, and not replaced (--overwrite replaces them): {Some(edited)}");
        }

        if (_items.Count(one => one.Result == UploadResult.Unchanged) is > 0 and var unchanged)
        {
            Console.WriteLine($"{unchanged} unchanged, skipped.");
        }

        if (Broken is not null)
        {
            Console.WriteLine(Broken);
        }
    }

    /// <summary>Writes a row for each item and each file of the old site, as CSV (RFC 4180).</summary>
    public void Write(FileInfo target)
    {
        var rows = new StringBuilder();
        Append(rows, "kind", "id", "title", "address", "outcome", "upload", "path", "notes");
        foreach (var (item, result) in _items.OrderBy(one => one.Item.Kind, StringComparer.Ordinal)
            .ThenBy(one => one.Item.Id.Length).ThenBy(one => one.Item.Id, StringComparer.Ordinal))
        {
            Append(
                rows, item.Kind, item.Id, item.Title, item.Address, Words(item.Outcome), result?.ToString().ToLowerInvariant() ?? "",
                item.Path ?? "", string.Join(' ', item.Notes));
        }

        foreach (var (file, _, result) in _files)
        {
            Append(rows, "file", "", "", file.Address.AbsoluteUri, result, "", file.Path, "");
        }

        if (Broken is not null)
        {
            Append(rows, "export", "", "", "", "broken", "", "", Broken);
        }

        File.WriteAllText(target.FullName, rows.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    /// <summary>Each note with those that it is about: all of few, and the number of many.</summary>
    private void PrintNotes()
    {
        var notes = _items.SelectMany(one => one.Item.Notes.Select(note => (one.Item, Note: note)))
            .GroupBy(one => (one.Item.Kind, one.Note)).OrderBy(group => group.Key.Kind, StringComparer.Ordinal)
            .ThenByDescending(group => group.Count()).ThenBy(group => group.Key.Note, StringComparer.Ordinal);
        foreach (var group in notes)
        {
            var count = group.Count();
            Console.WriteLine(count > MaxNamed ? $"{count} × {group.Key.Kind}: {group.Key.Note}"
                : $"{group.Key.Kind} {string.Join(", ", group.Select(one => Name(one.Item)))}: {group.Key.Note}");
        }
    }

    private void PrintFiles(bool hasFetched)
    {
        if (_files.Count == 0)
        {
            return;
        }

        Console.WriteLine(hasFetched
            ? $"{_files.Count} files of the old site: {_files.Count(file => file.Result == "fetched")} fetched, "
                + $"{_files.Count(file => file.Result == "there already")} there already, {_files.Count(file => !file.IsThere)} not fetched."
            : $"{_files.Count} files of the old site are used, and stay there. --download fetches them for the articles.");
        foreach (var (file, _, result) in _files.Where(file => !file.IsThere).Take(MaxFiles))
        {
            Console.WriteLine($"  {file.Address}{(hasFetched ? $": {result}" : "")}");
        }

        if (_files.Count(file => !file.IsThere) - MaxFiles is > 0 and var more)
        {
            Console.WriteLine($"  … and {more} more: --report FILE lists all.");
        }
    }

    private static string Name(ImportedItem item) =>
        $"{item.Id} “{(item.Title.Length <= 40 ? item.Title : $"{item.Title[..40].TrimEnd()}…")}”";

    private static string Some(List<string> paths) =>
        string.Join(", ", paths.Take(MaxNamed)) + (paths.Count > MaxNamed ? ", …" : "");

    private static string Words(ImportOutcome outcome) =>
        outcome == ImportOutcome.LeftOut ? "left out" : outcome.ToString().ToLowerInvariant();

    private static void Append(StringBuilder rows, params string[] fields) => rows.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    // A spreadsheet would take what begins in this way for a formula.
    private static string Field(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
