using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Word;

/// <summary>A field (ECMA-376, 17.16): an instruction, then the result of its last update.</summary>
/// <param name="outer">The link of the field around this one; null if there is none.</param>
internal sealed partial class Field(string? outer)
{
    private const int MaxInstructionLength = 4_000;

    private readonly StringBuilder _instruction = new();

    /// <summary>Whether the reader has passed the instruction: what follows is the result.</summary>
    public bool IsResult { get; private set; }

    /// <summary>The target of the link, if the field is a link or is inside one.</summary>
    public string? Href { get; private set; } = outer;

    /// <summary>Adds a part of the instruction.</summary>
    public void AddInstruction(string text)
    {
        if (_instruction.Length + text.Length <= MaxInstructionLength)
        {
            _instruction.Append(text);
        }
    }

    /// <summary>Ends the instruction; what follows is the result.</summary>
    public void Separate()
    {
        IsResult = true;
        Href = Address(_instruction.ToString()) ?? Href;
    }

    /// <summary>The target of a HYPERLINK instruction; null for other instructions, and for links inside the document.</summary>
    public static string? Address(string instruction) =>
        Hyperlink().Match(instruction) is { Success: true } match ? match.Groups["address"].Value : null;

    [GeneratedRegex("""^\s*HYPERLINK\s+(?:"(?<address>[^"]+)"|(?<address>[^"\\\s]\S*))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hyperlink();
}
