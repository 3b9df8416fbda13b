using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Names an event: by the title that the sentence quotes, by what an item says before its date, by the noun phrase of what takes place,
/// by what the sentence before says where this one only points back to it, else by the clause itself.
/// </summary>
internal sealed partial class TitleFinder(IReadOnlyList<Sentence> sentences, string articleTitle, string language)
{
    private const int MostSentencesBack = 2;
    private const int ShortestTitle = 8;
    private const int LongestWhereabouts = 25;
    private const int LongestClause = 110;
    private const int LongestAntecedent = 80;
    private const int MostSentences = 1_000;
    private const int MostLettersOfHours = 12;

    private readonly int _first = sentences.FirstOrDefault(sentence => sentence.Kind == SentenceKind.Prose)?.Block ?? -1;
    private readonly Dictionary<string, EventTitle?> _named = [];
    private readonly List<Trigger>?[] _triggers = new List<Trigger>?[Math.Min(sentences.Count, MostSentences)];

    public EventTitle Find(Clause clause, int sentence, Verdict verdict, Sentence? announcement)
    {
        if (clause.Sentence.Kind != SentenceKind.Prose && !Prose.IsLabelled(clause.Sentence))
        {
            if (ItemTitle.Find(clause) is { Length: >= ShortestTitle } item && !IsWhereabouts(item))
            {
                return new EventTitle(TitleText.Tidy(item), TitleSource.Quotation);
            }

            if (verdict.Noun is null)
            {
                return (announcement is null ? Next(clause, sentence) : Announced(announcement)) ?? OfArticle;
            }
        }

        if (QuotedTitle.Find(clause, verdict.Noun) is { } quoted)
        {
            return new EventTitle(TitleText.Shorten(quoted), TitleSource.Quotation);
        }

        if (PointsBack().Match(clause.Sentence.Plain) is { Success: true } pronoun
            && (verdict.Noun is null || verdict.Noun.Start <= pronoun.Length + 1 || (pronoun.Groups["it"].Success && verdict.Noun.Start > clause.Phrase.Start)))
        {
            return Earlier(sentence) ?? OfArticle;
        }

        var phrase = verdict.Noun is null ? null : NounPhrase.Around(clause, verdict.Noun, language);
        if (phrase is { IsBare: false })
        {
            return new EventTitle(TitleText.Tidy(phrase.Text + OfWhom(clause.Sentence, phrase)), TitleSource.Phrase);
        }

        if (verdict.Verb is { Kind: TriggerKind.Weak } verb && Deed.Find(clause, verb, language) is { } deed)
        {
            return new EventTitle(TitleText.Tidy(deed), TitleSource.Clause);
        }

        if (phrase is not null && Possessed().IsMatch(clause.Sentence.Plain.AsSpan(Math.Max(0, verdict.Noun!.Start - 5), Math.Min(5, verdict.Noun.Start))))
        {
            return new EventTitle(TitleText.Tidy($"{phrase.Text} – {articleTitle}"), TitleSource.Clause);
        }

        if (Prose.IsLabelled(clause.Sentence) || (phrase is { IsDefinite: true } && verdict.Noun!.Start < clause.Phrase.Start))
        {
            return (phrase is null ? null : Named(verdict.Noun!, clause.Sentence.Plain)) ?? Earlier(sentence) ?? OfArticle;
        }

        if (phrase is not null && (verdict.Noun!.Start > clause.Phrase.End || phrase.Text.Contains(' ', StringComparison.Ordinal)))
        {
            return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Clause);
        }

        // What the first paragraph is about the article's title says, and better than half a sentence.
        if (ClauseTitle.Find(clause, verdict.Verb, language) is { Length: >= ShortestTitle } words
            && (words.Length <= LongestClause || sentences[sentence].Block != _first || clause.Triggers.Any(trigger => trigger.Kind == TriggerKind.Ceremony)))
        {
            return new EventTitle(clause.Triggers.Any(trigger => trigger.Kind == TriggerKind.Ceremony) ? TitleText.Tidy(words) : TitleText.TidyClause(words), TitleSource.Clause);
        }

        return phrase is null ? OfArticle : new EventTitle(TitleText.Tidy($"{phrase.Text} – {articleTitle}"), TitleSource.Clause);
    }

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
        for (var i = 0; i < Math.Min(sentences.Count, MostSentences); i++)
        {
            foreach (var other in (_triggers[i] ??= Triggers.Find(sentences[i].Plain)).Where(other => other.Kind == TriggerKind.Noun && Letters.Fold(sentences[i].Plain[other.Start..other.End]) == name))
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
        Gazetteer.Lookup(item) is not null || VenueFinder.Is(item) || (OnlineWords.In(item) && item.Length < LongestWhereabouts && Triggers.Find(item).Count == 0);

    /// <summary>What the line before a list announces: "Trois réunions de quartier sont prévues".</summary>
    private EventTitle? Announced(Sentence line)
    {
        var nouns = Triggers.Find(line.Plain).Where(trigger => trigger.Kind == TriggerKind.Noun);
        foreach (var noun in nouns.OrderBy(noun => noun.IsFaint))
        {
            if (NounPhrase.Around(line, 0, line.Plain.Length, noun, language) is { } phrase && !General().IsMatch(phrase.Text))
            {
                return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Phrase);
            }
        }

        return null;
    }

    /// <summary>What stands below a line of nothing but day and hour.</summary>
    private EventTitle? Next(Clause clause, int sentence)
    {
        var words = clause.Sentence.Plain[..clause.Phrase.Lead] + clause.After;
        return sentence + 1 < sentences.Count && words.Count(char.IsLetter) <= MostLettersOfHours && DateFinder.Find(sentences[sentence + 1].Plain, language).Count == 0
            ? new EventTitle(TitleText.TidyClause(sentences[sentence + 1].Text), TitleSource.Clause)
            : null;
    }

    // "Le comité, dont la première réunion …": the first meeting of the committee.
    private static string OfWhom(Sentence sentence, NounPhrase phrase)
    {
        var start = sentence.Text.IndexOf(phrase.Text, StringComparison.Ordinal);
        return start <= 0 || Antecedent().Match(sentence.Plain[Math.Max(0, start - LongestAntecedent)..start]) is not { Success: true } antecedent ? ""
            : antecedent.Groups["determiner"].Value.ToLowerInvariant() switch
            {
                "au " or "du " or "le " => $" du {antecedent.Groups["name"].Value}",
                "aux " or "des " or "les " => $" des {antecedent.Groups["name"].Value}",
                "l'" or "à l'" => $" de l’{antecedent.Groups["name"].Value}",
                _ => $" de la {antecedent.Groups["name"].Value}",
            };
    }

    private EventTitle OfArticle => new(TitleText.Shorten(articleTitle), TitleSource.Article);

    private NounPhrase? Around(int sentence, Trigger noun)
    {
        var plain = sentences[sentence].Plain;
        var date = DateFinder.Find(plain, language).Find(phrase => phrase.Lead >= noun.End);
        return NounPhrase.Around(sentences[sentence], 0, date?.Lead ?? plain.Length, noun, language);
    }

    /// <summary>What the sentences before called the event.</summary>
    private EventTitle? Earlier(int sentence)
    {
        for (var i = sentence - 1; i >= Math.Max(0, sentence - MostSentencesBack) && sentences[i].Kind == SentenceKind.Prose; i--)
        {
            var nouns = Triggers.Find(sentences[i].Plain).Where(trigger => trigger.Kind == TriggerKind.Noun).ToList();
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

    [GeneratedRegex(@"(?<!\p{L})(?<determiner>aux? |du |des |les? |la |à la |l'|à l')(?<name>\p{L}+(?: (?:de |d'|du |des )?\p{L}+){0,3}), dont (?:la |le |l'|les )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Antecedent();

    // "Trois rencontres sont prévues" does not say of what kind.
    [GeneratedRegex(@"^(?:events?|év[éè]nements?|eventos?|rencontres?|meetings?|réunions?|reuniones|encuentros?|sesiones|sessions?|séances?|actos?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex General();

    [GeneratedRegex(@"(?<!\p{L})(?:its|son|sa|su) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Possessed();

    [GeneratedRegex(
        @"^(?:(?<it>celui-ci|celle-ci|ceux-ci|celles-ci|ils?|elles?|it|they)|cet|cette|ces|this|these|este|esta|dich[oa]|l'événement|l'évènement|the event|el evento|la manifestation|rejoignez-nous|retrouvez-nous|rendez-vous|join us|se (?:celebrará|celebró))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointsBack();
}
