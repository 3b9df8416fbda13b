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

    public EventTitle Find(Clause clause, int sentence, Verdict verdict)
    {
        if (clause.Sentence.Kind != SentenceKind.Prose && ItemTitle.Find(clause) is { Length: >= ShortestTitle } item)
        {
            return new EventTitle(TitleText.Tidy(item), TitleSource.Quotation);
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
            return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Phrase);
        }

        if (Prose.IsLabelled(clause.Sentence) || (phrase is { IsDefinite: true } && verdict.Noun!.Start < clause.Phrase.Start))
        {
            return Earlier(sentence) ?? OfArticle;
        }

        return ClauseTitle.Find(clause, verdict.Verb) is { Length: >= ShortestTitle } words
            ? new EventTitle(TitleText.Tidy(words), TitleSource.Clause)
            : OfArticle;
    }

    private EventTitle OfArticle => new(TitleText.Shorten(articleTitle), TitleSource.Article);

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
                if (NounPhrase.Around(sentences[i], 0, sentences[i].Plain.Length, noun, language) is { IsBare: false } phrase)
                {
                    return new EventTitle(TitleText.Tidy(phrase.Text), TitleSource.Phrase);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:(?<it>celui-ci|celle-ci|ceux-ci|celles-ci|ils?|elles?|it|they)|cet|cette|ces|this|these|este|esta|dich[oa]|l'événement|l'évènement|the event|el evento|la manifestation|rejoignez-nous|retrouvez-nous|rendez-vous|join us|se (?:celebrará|celebró))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointsBack();
}
