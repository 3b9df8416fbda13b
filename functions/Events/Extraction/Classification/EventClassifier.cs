using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Dates;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Classification;

/// <summary>The evidence that a date is the date of an event.</summary>
/// <param name="Confidence">0 to 1, from noun and verb only.</param>
/// <param name="Noun">The noun for the event, such as "atelier".</param>
/// <param name="Verb">The verb that says that the event takes place, such as "se tiendra".</param>
internal sealed record EventClassification(double Confidence, Trigger? Noun, Trigger? Verb);

/// <summary>
/// Decides whether a date is the date of an event. The nearest words before the date decide, otherwise the words after
/// it. A date of publishing, adopting, founding or applying is not an event, nor is a date after "depuis", "until" or
/// "by". The confidence is the sum of:
/// <list type="bullet">
/// <item>0.8 for a noun with a verb that says that the event takes place ("un atelier … se tiendra"), 0.7 for such a verb
/// alone ("se réuniront le"), 0.6 for a noun alone ("le sommet du"), 0.6 for a ceremonial act, 0.35 for a plan, 0.3 for
/// any verb in the future;</item>
/// <item>0.15 for a time of day, 0.1 for a place or for "online", 0.05 for a weekday that is correct;</item>
/// <item>deductions for months (0.15), for runs of more than a month, for years that were supplied or are long past, for wrong weekdays,
/// and for words far from the date.</item>
/// </list>
/// Below 0.5 a date is not an event.
/// </summary>
internal static partial class EventClassifier
{
    public const double MinConfidence = 0.5;
    public const double MaxConfidence = 0.98;

    private const int MaxReach = 110;
    private const int MaxHeadLength = 40;
    private const int MaxNewsAge = 3;

    /// <summary>The classification of the date of a clause; null if the date is not an event's.</summary>
    /// <param name="list">The kind of list in which the line stands.</param>
    /// <param name="before">The classification of the previous date in the same sentence; null for the first date. It also applies to this
    /// date if "and" or a comma joins the two.</param>
    public static EventClassification? Classify(Clause clause, ListContext list, EventClassification? before)
    {
        if (IsOfSomethingElse(clause) || Cancellation.Concerns(clause))
        {
            return null;
        }

        if (before is not null && Continues().IsMatch(clause.Before) && !clause.TriggersBefore.Any())
        {
            return before with { Confidence = before.Confidence - 0.05 };
        }

        if (Evidence(clause) is not { } evidence)
        {
            return null;
        }

        var (noun, verb) = evidence;
        if (noun is null or { IsFaint: true } && Undertaking().IsMatch(clause.Before))
        {
            return null;
        }

        var isMonth = clause.Phrase.Spans[0].Precision == EventPrecision.Month;
        return new EventClassification(BaseConfidence(clause, list, noun, verb) + (isMonth ? -0.15 : 0), noun, verb);
    }

    /// <summary>Whether the date is that of a period, a deadline, a document or a publication.</summary>
    private static bool IsOfSomethingElse(Clause clause)
    {
        var plain = clause.Sentence.Plain;
        var phrase = clause.Phrase;
        var near = plain[Math.Max(0, phrase.Start - MaxReach)..phrase.Start];
        var isDay = phrase.Spans.All(span => span.First == span.Last);
        return phrase.IsPeriod
            || NoEventFrom().IsMatch(near)
            || (isDay && (OpenEnded().IsMatch(near) || DatedDocument().IsMatch(near)))
            || IsPublication(plain)
            || (clause.Sentence.Kind != SentenceKind.Prose && IsPublication(clause.After.TrimStart(' ', ':', '–', '-', ',', '|')));
    }

    private static double BaseConfidence(Clause clause, ListContext list, Trigger? noun, Trigger? verb) =>
        (noun, verb?.Kind) switch
        {
            (not null, TriggerKind.Held) => 0.8,
            (not null, _) when IsOn().IsMatch(clause.Before) => 0.75,
            (not null, _) when list != ListContext.None => 0.75,
            (not null, _) when clause.Sentence.Kind != SentenceKind.Prose => noun.IsFaint ? 0.5 : 0.75,
            (_, TriggerKind.Held) => 0.7,
            (not null, TriggerKind.Weak) when noun.IsFaint => 0.5,
            (not null, _) => (noun.IsFaint ? 0.35 : 0.6) - Detachment(clause, noun),
            (_, TriggerKind.Ceremony) => 0.6,
            (_, TriggerKind.Weak) => 0.35,
            _ when list == ListContext.Calendar => 0.7,
            _ when list == ListContext.Activities => 0.5,
            _ => Prose.IsLabelled(clause.Sentence) ? 0.45 : IsEntry(clause) ? 0.4 : Promises(clause) ? 0.3 : 0.2,
        };

    /// <summary>
    /// Whether the next sentence can say what takes place on a date that is not an event by itself: the date of a beginning, or a date
    /// about which the sentence says nothing else.
    /// </summary>
    public static bool AllowsContinuation(Sentence sentence, DatePhrase phrase)
    {
        var near = sentence.Plain[Math.Max(0, phrase.Start - MaxReach)..phrase.Start];
        return (StartingOn().IsMatch(near) || !NoEventFrom().IsMatch(near))
            && !DatedDocument().IsMatch(near)
            && !IsPublication(sentence.Plain)
            && TriggerFinder.Find(sentence.Plain).FindLast(trigger => trigger.End <= phrase.Start)
                is not { Kind: TriggerKind.Other or TriggerKind.Deadline };
    }

    /// <summary>
    /// The noun and the verb from the words before the date, otherwise from the words after it; null if these words are
    /// about something else than an event.
    /// </summary>
    private static (Trigger? Noun, Trigger? Verb)? Evidence(Clause clause)
    {
        var prior = clause.TriggersBefore.ToList();
        var later = clause.TriggersAfter.TakeWhile(trigger => trigger.Kind < TriggerKind.Other).ToList();
        if (prior.Count == 0)
        {
            return NextTo().IsMatch(clause.After)
                ? null
                : (
                    later.Find(trigger => trigger is { Kind: TriggerKind.Noun, IsFaint: false })
                        ?? later.Find(Is(TriggerKind.Noun)),
                    Verb(later));
        }

        var deadline = prior.FindLastIndex(Is(TriggerKind.Deadline));
        if (
            prior[^1].Kind == TriggerKind.Other
            || (deadline >= 0 && !prior.Skip(deadline).Any(trigger => trigger.Kind == TriggerKind.Held)))
        {
            return null;
        }

        prior.RemoveRange(0, prior.FindLastIndex(trigger => trigger.Kind >= TriggerKind.Other) + 1);
        return (
            Noun(prior)
                ?? later.Find(trigger => trigger is { Kind: TriggerKind.Noun, IsFaint: false })
                ?? later.Find(Is(TriggerKind.Noun)),
            Verb(prior) ?? later.Find(Is(TriggerKind.Held)));
    }

    // The nearest noun with one meaning, otherwise the nearest noun.
    private static Trigger? Noun(List<Trigger> triggers) =>
        triggers.FindLast(trigger => trigger is { Kind: TriggerKind.Noun, IsFaint: false })
        ?? triggers.FindLast(Is(TriggerKind.Noun));

    /// <summary>Whether the clause is an entry of a calendar: a line with a weekday, a time of day and a few words.</summary>
    private static bool IsEntry(Clause clause) =>
        clause.Sentence.Kind != SentenceKind.Prose && clause.Time is not null && clause.Phrase.Spans[0].Weekday is not null;

    /// <summary>Whether a verb before the date announces an action in the future.</summary>
    private static bool Promises(Clause clause) => Promise().IsMatch(clause.Before) && !Refusal().IsMatch(clause.Before);

    private static Trigger? Verb(List<Trigger> triggers) =>
        triggers.FindLast(Is(TriggerKind.Held)) ?? triggers.FindLast(Is(TriggerKind.Ceremony)) ?? triggers.FindLast(Is(TriggerKind.Weak));

    /// <summary>The confidence in an event, 0 to 0.98.</summary>
    /// <param name="age">Years between the event and the publication; null if that is not known.</param>
    public static double Confidence(EventClassification classification, DatedSpan span, Clause clause, Setting setting, int? age)
    {
        var isFaint =
            classification is { Noun: null or { IsFaint: true }, Verb: null or { Kind: TriggerKind.Weak or TriggerKind.Ceremony } };
        var days = span.Last.DayNumber - span.First.DayNumber;
        return Math.Round(Math.Clamp(
            classification.Confidence
            + (clause.Time is not null ? 0.15 : 0)
            + (setting.Place is not null || setting.Venue is not null || setting.Online is not null ? 0.1 : 0)
            + (span.Precision == EventPrecision.Day && clause.Phrase.Spans[0].Weekday is not null && !span.Contradicted ? 0.05 : 0)
            + (span.Precision == EventPrecision.Day && classification.Verb?.Kind == TriggerKind.Weak ? 0.1 : 0)
            - (span.Contradicted ? 0.2 : 0)
            - (days > 31 ? 0.3 : 0)
            + (isFaint && age == 0 && classification.Verb is not null ? 0.05 : 0)
            - (isFaint && age > MaxNewsAge ? 0.2 : 0)
            - (span.Source == YearSource.Context ? 0.1 : 0),
            0, MaxConfidence), 2);
    }

    // "After the meeting, the minister flew home on 5 May": words between a comma and the date are about something else than the noun.
    private static double Detachment(Clause clause, Trigger noun)
    {
        if (noun.Start > clause.Phrase.Start)
        {
            return 0;
        }

        var between = clause.Sentence.Plain[noun.End..Math.Max(noun.End, clause.Phrase.Lead)];
        var comma = between.LastIndexOf(',');
        return (comma >= 0 && between.AsSpan(comma).Count(' ') > 3 ? 0.2 : 0) + (between.Length > MaxReach ? 0.15 : 0);
    }

    private static bool IsPublication(string words) => PublicationHead().IsMatch(words.AsSpan(0, Math.Min(words.Length, MaxHeadLength)));

    [GeneratedRegex(
        @"(?<!\p{L})(?:\p{L}+(?:er|ir|[dtv]r|ndr|ttr|r)(?:a|ont)|sera|seront|aura|auront|will|shall|\p{L}{2,}r[áa]n?)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Promise();

    [GeneratedRegex(
        @"(?<!\p{L})(?:ne|n'\p{L}+|pas|plus|not|no|never|ferm\p{L}+|clos\p{L}*|paraîtr\p{L}+|sortira|disponibles?|available|released?|expir\p{L}+|vigueur|force|vigor|appliqu\p{L}+|répondr\p{L}+|versé\p{L}*|payé\p{L}*|paid|cerrar\p{L}+)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Refusal();

    // Works, studies and seasons begin and end, but nobody is invited to that.
    [GeneratedRegex(
        @"(?<!\p{L})(?:travaux|chantiers?|études?|enquêtes?|sondages?|procès|vente|ventes|saison|vacances|récoltes?|inscriptions?|candidatures?|collecte des données|works?|roadworks|construction|stud(?:y|ies)|surveys?|trials?|sales?|season|holidays|harvest|applications?|registrations?|obras|estudios?|encuestas?|temporada|vacaciones|cosecha|juicio|inscripci(?:ón|ones)|bourses?|scholarships?|becas?|contrats?|contracts?|contratos?|permis|licen[cs]es?)(?!\p{L})[^,;:]{0,60}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Undertaking();

    private static Predicate<Trigger> Is(TriggerKind kind) => trigger => trigger.Kind == kind;

    [GeneratedRegex(
        @"(?<!\p{L})(?:depuis|since|jusqu'(?:au|à|en|aux)|until|till|up to|d'ici(?: à)?|by|avant|before|prior to|ahead of|après|after|following|à (?:partir|compter)|dès|as of|as from|starting|effective|hasta|desde|a partir|antes|después|até|depois|fundad[oa] em|nascid[oa] em|حتى|منذ|قبل|بعد|ابتداء من|اعتبارا من|daté[es]*|dated|en date|née?|nés|born|post(?:ed|é)|updated|publi(?:é|ée|ado|cado|cada)|mise? en ligne|modifiée?|actualizad[oa]|published|au plus tard|no later than|version|édition)(?: (?:le|la|les|du|de|the|el|del|l'|on|in|en|fin|début|late|early|mid|end of|sept\.?))*(?: (?:"
        + MonthNames.Weekday + @")\.?,?)? *$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex NoEventFrom();

    [GeneratedRegex(
        @"(?<!\p{L})(?:à (?:partir|compter) d[ue]|dès|as of|as from|from|starting|a partir del?|desde)(?: (?:le|la|on|the|el|del))*(?: (?:"
            + MonthNames.Weekday
            + @")\.?,?)? *$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex StartingOn();

    // For example: "The second match is on Sunday the 29th."
    [GeneratedRegex(
        @"(?<!\p{L})(?:is|are|will be)(?: on)? ?$|(?<!\p{L})(?:es|será|é) (?:el |no |na )?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex IsOn();

    // "Le 8 décembre, veille de la conférence": the conference is not on that day.
    [GeneratedRegex(
        @"^,? (?:la |le |the |a )?(?:veille|lendemain|day (?:before|after)|eve of|día (?:antes|después))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex NextTo();

    [GeneratedRegex(@"(?<!\p{L})from(?: the)? *$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex OpenEnded();

    [GeneratedRegex(
        @"(?<!\p{L})(?:lois?|décrets?|arrêtés?|arrêts?|directives?|règlements?|résolutions?|ordonnances?|circulaires?|jugements?|laws?|acts?|decrees?|regulations?|resolutions?|judge?ments?|orders?|conventions?|treat(?:y|ies)|traités?|protocole?s?|accords?|agreements?|pacte|pact|déclarations?|declarations?|ley|decreto|resolución|acuerdo|lettres?|letters?|communiqués?|rapports?|reports?|articles?|versions?|éditions?|numéros?|notes?|constitution)(?!\p{L})[^,.;]{0,50}(?<!\p{L})(?:du|of|del|de)(?: (?:"
        + MonthNames.Weekday + @"))? *$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex DatedDocument();

    [GeneratedRegex(
        @"^[«“""]?(?:publications?|rapports?|études?|[ée]valuations?|recueils?|reports?|study|studies|papers?|notes?|brochures?|guides?|newsletters?|lettre d'information|communiqués?|articles?|date limite|deadline|cl[ôo]ture|informes?|estudios?|plazo|publicación|mise à jour|last updated|publié|published|posted|updated|©|copyright)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex PublicationHead();

    [GeneratedRegex(
        @"^(?:[^.;:]|[0-9]:[0-9]){0,60}?(?<!\p{L})(?:puis|et|and|then|y|e|ainsi que|followed by|luego)(?!\p{L})[^.;:]{0,30}$|^ ?[,/&] ?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Continues();
}
