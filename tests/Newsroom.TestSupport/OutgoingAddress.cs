using System.Text.RegularExpressions;

namespace Newsroom.Tests;

/// <summary>What an address must not have in it that goes out, wherever it stands.</summary>
internal static partial class OutgoingAddress
{
    public static bool IsSound(string address) => !Unsound().IsMatch(address);

    // Blanks, controls, what ends an address in markup, headers or text, and a percent sign that encodes nothing.
    [GeneratedRegex(@"[\s\p{Cc}""<>\\^`{|}]|%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Unsound();
}
