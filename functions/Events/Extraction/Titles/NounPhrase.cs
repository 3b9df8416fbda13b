using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// A noun phrase that names an event: "11e Sommet du Forum mondial sur la migration", "second regional workshop on return".
/// </summary>
/// <param name="Text">The words of the phrase, as written.</param>
/// <param name="IsBare">Whether the noun has no modifiers: "the meeting".</param>
/// <param name="IsDefinite">Whether the phrase has a definite article or a demonstrative, so that it can refer to an event that
/// the text named before.</param>
internal sealed partial record NounPhrase(string Text, bool IsBare, bool IsDefinite)
{
    private const int MaxPremodifiers = 6;
    private const int MaxLinkLength = 30;

    private static readonly FrozenSet<string> EnglishBefore = Words(
        "the a an its their his her our your this that these those at in on of for to from by with during after before and or but as is "
            + "are was were will be been has have had held hold attend attended organised organized hosted host hosts"
            + " convened opened join joined next. about until since while when where which who into than then also via under over "
            + "between around not no all some any each every day's");

    private static readonly FrozenSet<string> RomanceBefore = Words(
        "première premier deuxième second seconde troisième prochain prochaine prochains prochaines dernière dernier nouvelle nouveau "
            + "nouvelles grand grande grandes grands petit petite traditionnel traditionnelle toute"
        + " primer primera segundo segunda tercer tercera cuarto cuarta quinto próxima próximo gran nuevo nueva último última mini pré");

    private static readonly FrozenSet<string> EnglishStop = Words(
        "will met was were is are be been has have had took takes take held that which who where when brings brought gathered gathers "
            + "opens opened starts started begins began convened hosted scheduled planned organised organized"
            + " ends ended concluded discussed attended taking would can could should may might addressed focused focuses explored "
            + "adopted aims follows follow continues continue returns starts start provides offers runs ran finished finishes");

    private static readonly FrozenSet<string> FrenchStop = Words(
        "a ont est sont sera seront était étaient aura auront avait avaient se s qui que qu dont où ne n fut furent réunit réunissent "
            + "rassemble porte portait vise permet permettra accueille propose débute commence ouvre ouvrait organisé organisée "
            + "organisés organisées"
            + " tenu tenue prévu prévue proposé proposée accueilli accueillie convoqué présidé présidée animé animée consacré lors il "
            + "elle intitulé intitulée coorganisé coorganisée");

    private static readonly FrozenSet<string> SpanishStop = Words(
        "se será serán fue fueron tendrá tendrán tuvo que terminó acabó concluyó finalizó comenzó empezó celebrado celebrada celebrados "
            + "organizado organizada ha han había es está reunirá reunió cuyo cuya donde convocado titulado titulada previsto prevista "
            + "abre abrirá empezó contará");

    private static readonly FrozenSet<string> PortugueseStop = Words(
        "é são foi foram será serão está estão há haverá tem têm teve terá que se realiza realizou decorre decorreu acontece reúne "
            + "reúnem abre abrem começa começou termina onde cujo cuja para organizado organizada prevista previsto");

    private static readonly FrozenSet<string> ArabicStop = Words(
        "في يوم على من إلى عند بحضور الذي التي حيث وفي الساعة عن ضمن خلال قبل بعد");

    private static readonly FrozenSet<string> Dangling = Words(
        "à de du des la le les l d do da dos das no na em en sur dans pour par au aux et ou avec the a an of in on at to for by and or "
            + "with from el los las del y un una con in its leur ce cette");

    /// <summary>
    /// The noun phrase around a noun, within a clause and without its date and time; null if the noun is not in that part.
    /// </summary>
    public static NounPhrase? Around(Clause clause, Trigger noun, string language)
    {
        var (from, to) = noun.Start < clause.Phrase.Start ? (clause.From, clause.Phrase.Lead) : (clause.Phrase.End, clause.To);
        if (clause.Time is { } time && time.Lead > noun.Start)
        {
            to = Math.Min(to, time.Lead);
        }

        return Around(clause.Sentence, from, to, noun, language);
    }

    /// <summary>The noun phrase around a noun, within a range of a sentence; null if the noun is not in that range.</summary>
    public static NounPhrase? Around(Sentence sentence, int from, int to, Trigger noun, string language)
    {
        var plain = sentence.Plain;
        if (noun.Start < from || noun.End > to)
        {
            return null;
        }

        var head = StartOfHead(plain, from, noun);
        var start = StartWithModifiers(plain, from, head, language);
        var end = EndWithComplements(plain, noun.End, to, language);
        end = WithoutPlace(sentence, noun.End, end);
        return new NounPhrase(
            sentence.Text[start..end],
            IsBare: start == noun.Start && end <= noun.End,
            IsDefinite: Definite().IsMatch(plain.AsSpan(Math.Max(0, start - 6), Math.Min(start, 6))));
    }

    // "Sommet du Forum mondial": the head of the phrase is the first of the linked nouns. Returns where it begins.
    private static int StartOfHead(string plain, int from, Trigger noun)
    {
        var near = Math.Max(from, noun.Start - MaxLinkLength - 20);
        var head = noun.Start;
        foreach (var earlier in TriggerFinder.Find(plain[near..noun.Start]).Where(trigger => trigger.Kind == TriggerKind.Noun).Reverse())
        {
            if (!Link().IsMatch(plain[(near + earlier.End)..head]))
            {
                break;
            }

            head = near + earlier.Start;
        }

        return head;
    }

    private static int StartWithModifiers(string plain, int from, int head, string language)
    {
        var start = head;
        for (var words = 0; words < MaxPremodifiers && start > from && plain[start - 1] == ' '; words++)
        {
            var word = start - 2 < from ? from : plain.LastIndexOfAny([' ', '\'', '«', '“', '"', '('], start - 2, start - 1 - from) + 1;
            var text = plain[word..(start - 1)];
            var folds = text.ToLowerInvariant();
            var isPart =
                text.Length > 0
                && char.IsLetterOrDigit(text[^1])
                && (
                    OrdinalNumber().IsMatch(text)
                    || (
                        language == "en"
                            ? !EnglishBefore.Contains(folds) && !folds.EndsWith("'s", StringComparison.Ordinal) && !IsVerb(folds)
                            : RomanceBefore.Contains(folds)));
            if (!isPart)
            {
                break;
            }

            start = word;
        }

        return start;
    }

    private static bool IsVerb(string word) => TriggerFinder.Find(word) is [{ Kind: not TriggerKind.Noun }, ..];

    private static int EndWithComplements(string plain, int from, int to, string language)
    {
        var stop = language switch
        {
            "en" => EnglishStop,
            "es" => SpanishStop,
            "pt" => PortugueseStop,
            "ar" => ArabicStop,
            _ => FrenchStop,
        };
        var end = from;
        foreach (var match in Word().EnumerateMatches(plain.AsSpan(from, to - from)))
        {
            var word = plain.AsSpan(from + match.Index, match.Length);
            var text = word.TrimEnd('\'').ToString().ToLowerInvariant();
            if (
                stop.Contains(text)
                || (language == "es" ? SpanishFuture().IsMatch(word) : language != "en" && Future().IsMatch(word))
                || (word.Length == 1 && !char.IsLetterOrDigit(word[0])))
            {
                break;
            }

            end = from + match.Index + match.Length;
        }

        return TrimDangling(plain, from, end);
    }

    private static int TrimDangling(string plain, int from, int end)
    {
        while (end > from)
        {
            var word = plain.LastIndexOfAny([' ', '\''], end - 1, end - from) + 1;
            if (word > from && Dangling.Contains(plain[word..end].TrimEnd('\'').ToLowerInvariant()))
            {
                end = word - 1;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    // "Atelier … à Abidjan": the place is left out of the title, because the event has it as its place.
    private static int WithoutPlace(Sentence sentence, int from, int end)
    {
        var last = Gazetteer.Find(sentence.Text[from..end]).LastOrDefault();
        return
            last is not null
            && from + last.End == end
            && Locative().Match(sentence.Plain[from..(from + last.Start)]) is { Success: true } locative
            ? from + locative.Index
            : end;
    }

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet();

    // A word, an acronym in parentheses, or a punctuation mark that ends the phrase.
    [GeneratedRegex(
        @"\((?:\p{Lu}[\p{L}0-9\-]{1,11})\)|[\p{L}0-9]+(?:[\-/][\p{L}0-9]+)*'?|[^\s\p{L}0-9]",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^ (?:\p{L}+ ){0,2}(?:du|de la|de l'|des|de|d'|of the|of|del|de los|de las) ?(?:\p{L}+ ){0,2}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"^\p{L}{3,}(?:era|ira|ra|eront|iront|ront)$", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Future();

    [GeneratedRegex(@"^\p{L}{3,}rán?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex SpanishFuture();

    [GeneratedRegex(
        @"^(?:[0-9]{1,3}(?:e|è|ème|er|ère|re|nd|rd|st|th|[.ªº])|[IVX]{1,6}(?:e|ème)?|\p{L}+ième)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex OrdinalNumber();

    [GeneratedRegex(
        @"(?<!\p{L})(?:la |le |les |l'|the |el |los |las |cette |cet |ce |this |su |sa |son |its |au |aux |du |del |al )$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Definite();

    [GeneratedRegex(@" (?:à|in|en|at|a|au|em|no|na) $", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Locative();
}
