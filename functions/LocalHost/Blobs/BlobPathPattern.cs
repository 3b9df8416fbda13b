using System.Text.RegularExpressions;

namespace Newsroom.LocalHost.Blobs;

/// <summary>A blob trigger's path: a container, and a pattern of blob names such as <c>{folder}/{name}.txt</c>.</summary>
internal sealed partial class BlobPathPattern
{
    private readonly Regex _blob;

    private BlobPathPattern(string container, string blob)
    {
        Container = container;
        Prefix = blob.Split('{')[0];
        Names = [.. Parameter().Matches(blob).Select(match => match.Groups["name"].Value)];
        var expression = Parameter().Replace(Regex.Escape(blob).Replace(@"\{", "{", StringComparison.Ordinal), "(?<${name}>.+)");
        _blob = new Regex($"^{expression}$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    public string Container { get; }

    /// <summary>What every blob name begins with: listing is limited to it.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Names { get; }

    public static BlobPathPattern Parse(string path, string function)
    {
        var parts = path.Split('/', 2);
        return parts is [{ Length: > 0 } container, { Length: > 0 } blob]
            ? new BlobPathPattern(container, blob)
            : throw new FunctionConfigurationException(
                $"Function '{function}': the blob path '{path}' must be 'container/pattern', such as 'articles/{{name}}'.");
    }

    /// <summary>The values of the pattern's parameters; null when the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        var match = _blob.Match(blobName);
        return match.Success ? Names.ToDictionary(name => name, name => match.Groups[name].Value, StringComparer.OrdinalIgnoreCase) : null;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Parameter();
}
