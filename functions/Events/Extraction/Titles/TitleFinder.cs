using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// Finds the title of an event. In this order: a quoted title; the words of a list item before its date; the noun phrase for the event; if
/// the sentence refers to an earlier one, the title in the sentences before; the clause itself; the title of the article.
/// </summary>
internal sealed partial class TitleFinder(IReadOnlyList<Sentence> sentences, string articleTitle, string language)
{
    private const int MaxSentencesBack = 2;
    private const int MinTitleLength = 8;
    private const int MaxWhereaboutsLength = 25;
    private const int MaxClauseLength = 110;
    private const int MaxAntecedentLength = 80;
    private const int MaxSentences = 1_000;
    private const int MaxLettersBesideHours = 12;

    private readonly int _first = sentences.FirstOrDefault(sentence => sentence.Kind == SentenceKind.Prose)?.Block ?? -1;
    private readonly Dictionary<string, EventTitle?> _named = [];
    private readonly bool?[] _hasNoDate = new bool?[sentences.Count];
    private readonly List<Trigger>?[] _triggers = new List<Trigger>?[Math.Min(sentences.Count, MaxSentences)];

    /// <summary>The title of the event of a clause.</summary>
    /// <param name="sentence">The index of the clause's sentence.</param>
    /// <param name="classification">The noun and the verb that show that the date is an event's.</param>
    /// <param name="announcement">The line before the list in which the sentence stands; null outside lists.</param>
    public EventTitle Find(Clause clause, int sentence, EventClassification classification, Sentence? announcement)
    {
        if (OfListLine(clause, sentence, classification, announcement) is { } listed)
        {
            return listed;
        }

        if (QuotedTitle.Find(clause, classification.Noun) is { } quoted)
        {
            return new EventTitle(TitleText.Shorten(quoted), TitleSource.Quotation);
        }

        return RefersToEarlier(clause, classification) ? Earlier(sentence) ?? OfArticle : OfClause(clause, sentence, classification);
    }

    /// <summary>The title of an event in a list item or heading. Null in prose, and if the noun phrase gives a better title.</summary>
    private EventTitle? OfListLine(Clause clause, int sentence, EventClassification classification, Sentence? announcement)
    {
        if (clause.Sentence.Kind == SentenceKind.Prose || Prose.IsLabelled(clause.Sentence))
        {
            return null;
        }

        if (ItemTitle.Find(clause) is { Length: >= MinTitleLength } item && !IsWhereabouts(item))
        {
            return new EventTitle(TitleText.Tidy(item), TitleSource.Quotation);
        }

        return classification.Noun is not null
            ? null
            : (announcement is null ? Next(clause, sentence) : Announced(announcement)) ?? OfArticle;
    }

    /// <summary>Whether the sentence starts with a pronoun or a demonstrative that refers to an event in an earlier sentence.</summary>
    private static bool RefersToEarlier(Clause clause, EventClassification classification) =>
        PointsBack().Match(clause.Sentence.Plain) is { Success: true } pronoun
        && (
            classification.Noun is not { } noun
            || noun.Start <= pronoun.Length + 1
            || (pronoun.Groups["it"].Success && noun.Start > clause.Phrase.Start));

    private EventTitle OfClause(Clause clause, int sentence, EventClassification classification)
    {
        var noun = classification.Noun;
        var phrase = noun is null ? null : NounPhrase.Around(clause, noun, language);
        return Qualified(clause, phrase)
            ?? OfAct(clause, classification.Verb)
            ?? Possessed(clause, noun, phrase)
            ?? (IsKnownAlready(clause, noun, phrase) ? OfContext(clause, sentence, noun, phrase) : null)
            ?? Unqualified(clause, noun, phrase)
            ?? OfWords(clause, sentence, classification.Verb)
            ?? (phrase is null ? OfArticle : WithArticleTitle(phrase));
    }

    private static EventTitle? Qualified(Clause clause, NounPhrase? phrase) =>
        phrase is { IsBare: false }
            ? new EventTitle(TitleText.Tidy(phrase.Text + OfWhom(clause.Sentence, phrase)), TitleSource.Phrase)
            : null;

    private EventTitle? OfAct(Clause clause, Trigger? verb) =>
        verb is { Kind: TriggerKind.Weak } && NominalizedTitle.Find(clause, verb, language) is { } act
            ? new EventTitle(TitleText.Tidy(act), TitleSource.Clause)
            : null;

    /// <summary>"Its conference" is the conference of the article's subject, so the title of the article is added.</summary>
    private EventTitle? Possessed(Clause clause, Trigger? noun, NounPhrase? phrase) =>
        phrase is not null
        && PossessivePronoun().IsMatch(clause.Sentence.Plain.AsSpan(Math.Max(0, noun!.Start - 5), Math.Min(5, noun.Start)))
            ? WithArticleTitle(phrase)
            : null;

    private static bool IsKnownAlready(Clause clause, Trigger? noun, NounPhrase? phrase) =>
        Prose.IsLabelled(clause.Sentence) || (phrase is { IsDefinite: true } && noun!.Start < clause.Phrase.Start);

    private EventTitle OfContext(Clause clause, int sentence, Trigger? noun, NounPhrase? phrase) =>
        (phrase is null ? null : Named(noun!, clause.Sentence.Plain)) ?? Earlier(sentence) ?? OfArticle;

    private static EventTitle? Unqualified(Clause clause, Trigger? noun, NounPhrase? phrase) =>
        phrase is not null && (noun!.Start > clause.Phrase.End || phrase.Text.Contains(' ', StringComparison.Ordinal))
            ? new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Clause)
            : null;

    // The title of the article says what the first paragraph is about, and is better than half a sentence of it.
    private EventTitle? OfWords(Clause clause, int sentence, Trigger? verb)
    {
        var ceremony = clause.Triggers.FirstOrDefault(trigger => trigger.Kind == TriggerKind.Ceremony);
        var isCeremony = ceremony is not null;
        return
            ClauseTitle.Find(clause, ceremony ?? verb, language) is { Length: >= MinTitleLength } words
            && (words.Length <= MaxClauseLength || sentences[sentence].Block != _first || isCeremony)
            ? new EventTitle(isCeremony ? TitleText.Tidy(words) : TitleText.TidyClause(words), TitleSource.Clause)
            : null;
    }

    private EventTitle WithArticleTitle(NounPhrase phrase) => new(TitleText.Tidy($"{phrase.Text} – {articleTitle}"), TitleSource.Clause);

    /// <summary>
    /// The full name that another sentence gives to the same noun: "le Congrès" is the "sixième Congrès des ports". Null
    /// if no sentence qualifies the noun.
    /// </summary>
    private EventTitle? Named(Trigger noun, string plain)
    {
        var name = Letters.Fold(plain[noun.Start..noun.End]);
        if (!_named.TryGetValue(name, out var title))
        {
            _named.Add(name, title = LookUp(name));
        }

        return title;
    }

    private EventTitle? LookUp(string name)
    {
        for (var i = 0; i < Math.Min(sentences.Count, MaxSentences); i++)
        {
            foreach (
                var other in (_triggers[i] ??= TriggerFinder.Find(sentences[i].Plain)).Where(other =>
                    other.Kind == TriggerKind.Noun && Letters.Fold(sentences[i].Plain[other.Start..other.End]) == name))
            {
                if (Around(i, other) is { IsBare: false } phrase)
                {
                    return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Phrase);
                }
            }
        }

        return null;
    }

    // "Saint-Pierre, le 12 janvier" and "18 h 30, école Lakanal" only say when and where, so they are not titles.
    private static bool IsWhereabouts(string item) =>
        Gazetteer.Lookup(item) is not null
        || VenueFinder.Is(item)
        || (OnlineWords.In(item) && item.Length < MaxWhereaboutsLength && TriggerFinder.Find(item).Count == 0);

    /// <summary>
    /// The noun phrase that the line before a list announces: "Trois réunions de quartier sont prévues". Null if it
    /// has none, or only a general one.
    /// </summary>
    private EventTitle? Announced(Sentence line)
    {
        var nouns = TriggerFinder.Find(line.Plain).Where(trigger => trigger.Kind == TriggerKind.Noun);
        foreach (var noun in nouns.OrderBy(noun => noun.IsFaint))
        {
            if (NounPhrase.Around(line, 0, line.Plain.Length, noun, language) is { } phrase && !General().IsMatch(phrase.Text))
            {
                return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Phrase);
            }
        }

        return null;
    }

    /// <summary>
    /// The title next to a line that has only a day and an hour: the line below it, or the line above it if titles stand above their
    /// days. Null if that line has a date.
    /// </summary>
    private EventTitle? Next(Clause clause, int sentence)
    {
        var words = clause.Sentence.Plain[..clause.Phrase.Lead] + clause.After;
        if (words.Count(char.IsLetter) > MaxLettersBesideHours)
        {
            return null;
        }

        var line = IsBelowTitle(sentence) ? sentence - 1 : sentence + 1;
        return line < sentences.Count && HasNoDate(line)
            ? new EventTitle(TitleText.TidyClause(sentences[line].Text), TitleSource.Clause)
            : null;
    }

    // Titles and days alternate. If the last day has no title below it, each title stands above its day.
    private bool IsBelowTitle(int sentence)
    {
        var last = sentence;
        while (
            last + 2 < sentences.Count
            && HasNoDate(last + 1)
            && sentences[last + 2].Kind == SentenceKind.Heading
            && !HasNoDate(last + 2))
        {
            last += 2;
        }

        return sentence > 0
            && sentences[sentence - 1].Kind == SentenceKind.Heading
            && HasNoDate(sentence - 1)
            && (last + 1 >= sentences.Count || sentences[last + 1].Kind != SentenceKind.Heading || !HasNoDate(last + 1))
            && HasRun(sentence, last);
    }

    // A single day may stand below the heading of its section, so there must be at least two days.
    private bool HasRun(int sentence, int last) =>
        last > sentence || (sentence >= 2 && sentences[sentence - 2].Kind == SentenceKind.Heading && !HasNoDate(sentence - 2));

    private bool HasNoDate(int sentence) => _hasNoDate[sentence] ??= DateFinder.Find(sentences[sentence].Plain, language).Count == 0;

    // "Le comité, dont la première réunion …" is the first meeting of the committee: returns " du comité".
    private static string OfWhom(Sentence sentence, NounPhrase phrase)
    {
        var start = sentence.Text.IndexOf(phrase.Text, StringComparison.Ordinal);
        return
            start <= 0
            || Antecedent().Match(sentence.Plain[Math.Max(0, start - MaxAntecedentLength)..start])
                is not { Success: true } antecedent
            ? ""
            : antecedent.Groups["determiner"].Value.ToLowerInvariant() switch
            {
                "au " or "du " or "le " => $" du {antecedent.Groups["name"].Value}",
                "aux " or "des " or "les " => $" des {antecedent.Groups["name"].Value}",
                "l'" or "à l'" => $" de l’{antecedent.Groups["name"].Value}",
                _ => $" de la {antecedent.Groups["name"].Value}",
            };
    }

    /// <summary>The title of the article, for an event whose own title is not known.</summary>
    public EventTitle OfArticle => new(TitleText.Shorten(articleTitle), TitleSource.Article);

    private NounPhrase? Around(int sentence, Trigger noun)
    {
        var plain = sentences[sentence].Plain;
        var date = DateFinder.Find(plain, language).Find(phrase => phrase.Lead >= noun.End);
        return NounPhrase.Around(sentences[sentence], 0, date?.Lead ?? plain.Length, noun, language);
    }

    /// <summary>The title of the event in the two sentences before; null if they have none.</summary>
    private EventTitle? Earlier(int sentence)
    {
        for (var i = sentence - 1; i >= Math.Max(0, sentence - MaxSentencesBack) && sentences[i].Kind == SentenceKind.Prose; i--)
        {
            var nouns = TriggerFinder.Find(sentences[i].Plain).Where(trigger => trigger.Kind == TriggerKind.Noun).ToList();
            if (QuotedTitle.Find(sentences[i]) is { } quoted)
            {
                return new EventTitle(TitleText.Shorten(quoted), TitleSource.Quotation);
            }

            foreach (var noun in nouns)
            {
                if (Around(i, noun) is { IsBare: false } phrase)
                {
                    return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Phrase);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?<determiner>aux? |du |des |les? |la |à la |l'|à l')(?<name>\p{L}+(?: (?:de |d'|du |des )?\p{L}+){0,3}), dont (?:la |le |l'|les )$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Antecedent();

    // General nouns: "Trois rencontres sont prévues" does not say of what kind the meetings are.
    [GeneratedRegex(
        @"^(?:events?|év[éè]nements?|eventos?|rencontres?|meetings?|réunions?|reuniones|encuentros?|sesiones|sessions?|séances?|actos?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex General();

    [GeneratedRegex(
        @"(?<!\p{L})(?:its|son|sa|su) $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex PossessivePronoun();

    [GeneratedRegex(
        @"^(?:(?<it>celui-ci|celle-ci|ceux-ci|celles-ci|ils?|elles?|it|they)|cet|cette|ces|this|these|este|esta|dich[oa]|l'événement|l'évènement|the event|el evento|la manifestation|rejoignez-nous|retrouvez-nous|rendez-vous|join us|se (?:celebrará|celebró))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex PointsBack();
}
