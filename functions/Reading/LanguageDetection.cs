using Newsroom.Content;
using Newsroom.Reading.Languages;
using Newsroom.Settings;

namespace Newsroom.Reading;

/// <summary>Tells the language of a text: what is stated, unless the text clearly contradicts it, or what the text looks like.</summary>
public sealed class LanguageDetection(SiteOptions site)
{
    /// <summary>Characters in which a language is recognised.</summary>
    private const int Sample = 600;

    /// <summary>Characters that are read if those are not enough.</summary>
    private const int LargeSample = 3_000;

    /// <summary>Characters in which a stated language is checked.</summary>
    private const int SampleOfStated = 400;

    /// <summary>Letters without which nothing contradicts what is stated.</summary>
    private const int EnoughToContradict = 200;

    /// <summary>Nats for each letter by which another language must be likelier to contradict: about what Dutch is to a German.</summary>
    private const double Contradiction = 0.25;

    /// <summary>Letters in which a language that is not known is recognised from a text full of names.</summary>
    private const int EnoughToReject = 100;

    /// <summary>Nats by which a site's language is likelier than another before a word is read.</summary>
    private const double OfSite = 6;

    /// <summary>The same, where there is hardly more than a title.</summary>
    private const double OfSiteInTitle = 12;

    private const int LettersOfTitle = 60;

    /// <summary>Languages whose writers know better than any text which of them it is.</summary>
    private static readonly string[][] Alike = [[Norwegian, "nb", "nn"], ["bs", "hr", "sr"], ["id", "ms"]];

    /// <summary>Nats between the best and the next language below which it is not named.</summary>
    private const double Unsure = 2;

    private const string HowToState = "State it in the file's name (x.fr.md) or in its header (language: fr).";

    /// <summary>Norwegian has a code for each of its two forms, and one for both.</summary>
    private const string Norwegian = "no";

    // Its models take 7 MB and half a second: loaded when the first text is read that needs them.
    private static readonly LanguageRanker Ranker = new(Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels"));

    /// <param name="text">The title, if it was given apart, and the text.</param>
    /// <param name="statements">What the name of the file, its header and its metadata say, the strongest first.</param>
    internal LanguageFinding Tell(string text, IEnumerable<string?> statements)
    {
        var stated = statements.FirstOrDefault(statement => statement is not null and not LanguageCode.Undetermined);
        if (stated is null)
        {
            return Find(text);
        }

        return Contradict(text, stated) is { } other
            ? new LanguageFinding(
                other, $"The file states {Name(stated)} as its language, but its text is {Name(other)}. It is taken for that.")
            : new LanguageFinding(stated, null);
    }

    private static LanguageFinding Undetermined(string reason) =>
        new(LanguageCode.Undetermined, $"The language can't be told: {reason}. {HowToState}");

    private static string Name(string language) => LanguageCode.EnglishName(language);

    /// <summary>With letters and their accents in one piece, as the models have them.</summary>
    private static string Part(string text, int start, int length) => string
        .Create(Math.Min(length, text.Length - start), (text, start), (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                // Half a pair cannot be composed, and languages of today need no pairs.
                span[i] = from.text[from.start + i] is var c && (char.IsSurrogate(c) || c == '\uFFFE') ? ' ' : c;
            }
        })
        .Normalize();

    /// <summary>The language of a text that says nothing of it.</summary>
    private LanguageFinding Find(string text)
    {
        var ranking = Rank(Part(text, 0, Sample));
        if (!ranking.IsClear && text.Length > Sample)
        {
            ranking = Rank(Part(text, 0, LargeSample));
        }

        if (ranking.Costs is not [var (best, _), ..])
        {
            return Undetermined("it has no letters of a language that is known");
        }

        var isOfSite = site.Languages.Contains(best);
        if (!ranking.Fits && (ranking.Letters >= EnoughToReject || !isOfSite))
        {
            return Undetermined("it is like none of the languages that are known");
        }

        if (ranking.Lead < Unsure && !isOfSite)
        {
            return Undetermined($"it may be {Name(best)} or {Name(ranking.Costs[1].Language)}");
        }

        return new LanguageFinding(
            best, ranking.IsClear ? null : $"The language is a guess: {Name(best)}. Little in the text tells it. {HowToState}");
    }

    /// <summary>The site's languages come first where a text leaves a choice.</summary>
    private Ranking Rank(string text)
    {
        var ranking = Ranker.Rank(text);
        var ofSite = ranking.Letters < LettersOfTitle ? OfSiteInTitle : OfSite;
        return ranking with
        {
            Costs =
            [
                .. ranking.Costs.Select(cost => (Language: OnSite(cost.Language), cost.Cost))
                    .Select(cost => site.Languages.Contains(cost.Language) ? cost with { Cost = cost.Cost - ofSite } : cost)
                    .OrderBy(cost => cost.Cost).DistinctBy(cost => cost.Language),
            ],
        };
    }

    /// <summary>The code by which the site calls the language.</summary>
    private string OnSite(string language) =>
        language is "nb" or "nn" && site.Languages.Contains(Norwegian) && !site.Languages.Contains(language) ? Norwegian : language;

    /// <summary>
    /// The language in which a long text clearly is, at its beginning, in its middle and at its end, although another one is stated.
    /// </summary>
    private string? Contradict(string text, string stated)
    {
        if (text.Length < EnoughToContradict || !LanguageRanker.Known.Contains(stated) && stated != Norwegian)
        {
            return null;
        }

        var rest = Math.Max(0, text.Length - SampleOfStated);
        var others = new[] { 0, rest / 2, rest }.Distinct()
            .Select(start => Contradict(Ranker.Rank(Part(text, start, SampleOfStated)), stated));
        string? found = null;
        foreach (var other in others)
        {
            if (other is null || found is not null && other != found)
            {
                return null;
            }

            found = other;
        }

        return found;
    }

    private string? Contradict(Ranking ranking, string stated)
    {
        if (ranking is not { Fits: true, Letters: >= EnoughToContradict, Costs: [var (best, cost), ..] })
        {
            return null;
        }

        if (Alike.Any(languages => languages.Contains(stated) && languages.Contains(best)))
        {
            return null;
        }

        // A language that is not among them is not written in these letters, or not with these words.
        var costs = ranking.Costs.Where(other => other.Language == stated);
        var difference = costs.Select(other => other.Cost - cost).DefaultIfEmpty(double.MaxValue).Min();
        return difference >= ranking.Letters * Contradiction ? OnSite(best) : null;
    }
}
