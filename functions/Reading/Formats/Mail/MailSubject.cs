using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>The subject of a mail, without what programs put before it when a mail is answered or forwarded.</summary>
internal sealed partial class MailSubject
{
    /// <param name="written">The subject.</param>
    /// <param name="isOfList">Whether a mailing list sent it, which puts its name before the subject, in brackets.</param>
    public MailSubject(string? written, bool isOfList)
    {
        var line = StatedText.Line(written) ?? "";
        var prefix = Prefix().Match(line);
        var rest = line[prefix.Length..];
        if (isOfList && ListName().Match(rest) is { Success: true } name)
        {
            rest = rest[name.Length..];
            rest = rest[Prefix().Match(rest).Length..];
        }

        Headline = rest.Any(char.IsLetterOrDigit) ? rest : null;
        IsForward = Forward().IsMatch(prefix.Value);
    }

    /// <summary>Null for none.</summary>
    public string? Headline { get; }

    public bool IsForward { get; }

    [GeneratedRegex(
        @"^(?:(?:re|fwd?|tr|rv|rép|ref|res|enc|aw|wg|sv|vs|vb|رد|الرد|إعادة توجيه)"
            + @"(?:\[[0-9]{1,3}\]|\([0-9]{1,3}\))?[ \u00A0]?[:：]\s*){0,20}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(?:fwd?|tr|rv|enc|wg|vb|إعادة توجيه)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Forward();

    [GeneratedRegex(@"^\[[^\[\]]{1,60}\]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex ListName();
}
