using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction.Places;

/// <summary>Reads place, venue, time zone, working languages and "online" from the words around a date.</summary>
internal static partial class SettingReader
{
    private const int MaxTailLength = 80;

    /// <summary>The setting of a clause.</summary>
    /// <param name="span">The index of the span of days in its phrase: "juillet et octobre 2021, virtuel/Genève"
    /// has a place for each span.</param>
    public static Setting Read(Clause clause, int span)
    {
        var sentence = clause.Sentence;
        var stated = new Setting(
            Zone: ZoneFinder.Find(sentence.Plain[clause.From..clause.To]),
            Languages: WorkingLanguages.Find(sentence.Plain));
        if (Tail(clause) is { Count: > 0 } tail)
        {
            var own = tail.Count == clause.Phrase.Spans.Count ? tail[span] : tail.Aggregate((one, other) => one.Or(other));
            return own.Place is not null || own.Online is true || clause.Sentence.Kind == SentenceKind.Prose
                ? stated.Or(own)
                : stated.Or(own).Or(Opening(clause));
        }

        if (Opening(clause) is { Place: not null } opening)
        {
            stated = stated.Or(opening);
        }

        var venue = VenueFinder.Find(sentence, clause.From, clause.To, clause.Phrase.End);
        var place = venue?.Place is not null ? venue.Place : PlaceFinder.Find(clause);
        return stated.Or(
            new Setting(
                place?.Text,
                venue?.Name,
                venue?.Room,
                place?.Place?.Zone,
                OnlineWords.In(sentence.Plain[clause.From..clause.To]) ? true : null));
    }

    /// <summary>The setting that a sentence without a date adds to the event of the sentence before it.</summary>
    public static Setting ReadFollowing(Sentence sentence)
    {
        var venue = VenueFinder.Find(sentence, 0, sentence.Plain.Length, int.MaxValue);
        var place = venue?.Place
            ?? (
                TriggerFinder.Find(sentence.Plain).Exists(trigger => trigger.Kind == TriggerKind.Held)
                    ? Surroundings.Located(sentence)
                    : null);
        return new Setting(
            place?.Text, venue?.Name, venue?.Room,
            ZoneFinder.Find(sentence.Plain) ?? place?.Place?.Zone,
            OnlineWords.In(sentence.Plain) ? true : null,
            WorkingLanguages.Find(sentence.Plain));
    }

    /// <summary>The place with which an item begins: <c>Saint-Pierre, le mardi 12 janvier</c>. Empty if there is none.</summary>
    private static Setting Opening(Clause clause)
    {
        var head =
            clause.Sentence.Kind == SentenceKind.Prose || clause.From > 0
                ? ""
                : clause.Sentence.Text[..clause.Phrase.Lead].Trim(' ', ',', ':', '–', '-', '(');
        return head.Length > 0 && Gazetteer.Lookup(head) is { } place ? new Setting(head, Zone: place.Zone) : new Setting();
    }

    /// <summary>The parts after the date with which an item or a heading ends: <c>– octobre 2019, Abidjan</c>. Empty in prose.</summary>
    private static List<Setting> Tail(Clause clause)
    {
        var behind =
            clause.Time is { } time
            && time.Lead >= clause.Phrase.End
            && clause.Sentence.Plain[clause.Phrase.End..time.Lead].Trim(' ', ',', '(', '–', '-').Length == 0
                ? time.End
                : clause.Phrase.End;
        var after = clause.Sentence.Text[behind..Math.Max(behind, clause.To)];
        if (
            clause.Sentence.Kind == SentenceKind.Prose
            || after.Length > MaxTailLength
            || TailStart().Match(after) is not { Success: true } start)
        {
            return [];
        }

        return
        [
            .. TailSeparator()
                .Split(after[start.Length..])
                .Select(part => part.Trim(' ', '.', ')', ';', '('))
                .Where(part => part.Length > 0)
                .Select(TailPart)
                .OfType<Setting>(),
        ];
    }

    private static Setting? TailPart(string part)
    {
        if (OnlineWords.In(Letters.Fold(part)) || OnlineWords.In(part))
        {
            return new Setting(Online: true);
        }

        if (VenueFinder.Is(part))
        {
            return new Setting(Venue: part);
        }

        var named = PlaceInName.Find(part).FirstOrDefault();
        return named is { Start: 0 } ? new Setting(named.Text, Zone: named.Place.Zone)
            : char.IsUpper(part[0]) && ProperName().IsMatch(part) ? new Setting(part)
            : null;
    }

    [GeneratedRegex(@"^ ?[,–(\-:;] ?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex TailStart();

    [GeneratedRegex(@" ?[/,;(] ?| (?:et|and|y|&|[–-]) ", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex TailSeparator();

    [GeneratedRegex(
        @"^\p{Lu}[\p{L}'’\-]+(?: (?:de |del |la |le )?\p{Lu}[\p{L}'’\-]+){0,3}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex ProperName();
}
