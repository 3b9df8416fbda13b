using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// Names an event: by the title that the sentence quotes, by what an item says before its date, by the noun phrase of what takes place,
/// by what the sentence before says where this one only points back to it, else by the clause itself.
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

    /// <summary>The title of a list item or heading; null where its noun says more.</summary>
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

    /// <summary>Whether the sentence starts with a pronoun that stands for the event.</summary>
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

    /// <summary>"Its conference" is the conference of whom the article is about.</summary>
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

    // What the first paragraph is about the article's title says, and better than half a sentence.
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

    /// <summary>What another sentence calls that of which this one speaks: "le Congrès" is the "sixième Congrès des ports".</summary>
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

    // "Saint-Pierre, le 12 janvier" and "18 h 30, école Lakanal" do not say what takes place.
    private static bool IsWhereabouts(string item) =>
        Gazetteer.Lookup(item) is not null
        || VenueFinder.Is(item)
        || (OnlineWords.In(item) && item.Length < MaxWhereaboutsLength && TriggerFinder.Find(item).Count == 0);

    /// <summary>What the line before a list announces: "Trois réunions de quartier sont prévues".</summary>
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

    /// <summary>The line below a line of nothing but day and hour; the line above it where titles stand above the days.</summary>
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

    // Titles and days take turns: where the last day has no title below it, each stands below its title.
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

    // One day alone may stand below a heading of its section.
    private bool HasRun(int sentence, int last) =>
        last > sentence || (sentence >= 2 && sentences[sentence - 2].Kind == SentenceKind.Heading && !HasNoDate(sentence - 2));

    private bool HasNoDate(int sentence) => _hasNoDate[sentence] ??= DateFinder.Find(sentences[sentence].Plain, language).Count == 0;

    // "Le comité, dont la première réunion …": the first meeting of the committee.
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

    /// <summary>The title of the article, for an event of which nothing else is known.</summary>
    public EventTitle OfArticle => new(TitleText.Shorten(articleTitle), TitleSource.Article);

    private NounPhrase? Around(int sentence, Trigger noun)
    {
        var plain = sentences[sentence].Plain;
        var date = DateFinder.Find(plain, language).Find(phrase => phrase.Lead >= noun.End);
        return NounPhrase.Around(sentences[sentence], 0, date?.Lead ?? plain.Length, noun, language);
    }

    /// <summary>What the sentences before called the event.</summary>
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

    // "Trois rencontres sont prévues" does not say of what kind.
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
