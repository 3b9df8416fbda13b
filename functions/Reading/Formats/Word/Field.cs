using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Word;

/// <summary>A field (ECMA-376, 17.16): an instruction, then the text it gave last.</summary>
internal sealed partial class Field(string? outer)
{
    private const int MaxInstructionLength = 4_000;

    private readonly StringBuilder _instruction = new();

    /// <summary>Whether what follows is the text that the instruction gave.</summary>
    public bool IsResult { get; private set; }

    /// <summary>Where the text leads, if the field is a link or in one.</summary>
    public string? Href { get; private set; } = outer;

    public void Instruct(string text)
    {
        if (_instruction.Length + text.Length <= MaxInstructionLength)
        {
            _instruction.Append(text);
        }
    }

    public void Separate()
    {
        IsResult = true;
        Href = Address(_instruction.ToString()) ?? Href;
    }

    /// <summary>Where an instruction leads; null where it is no link out of the document.</summary>
    public static string? Address(string instruction) =>
        Hyperlink().Match(instruction) is { Success: true } match ? match.Groups["address"].Value : null;

    [GeneratedRegex("""^\s*HYPERLINK\s+(?:"(?<address>[^"]+)"|(?<address>[^"\\\s]\S*))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hyperlink();
}
