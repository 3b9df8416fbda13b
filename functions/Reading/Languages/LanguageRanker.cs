using System.Collections.Frozen;

namespace Newsroom.Reading.Languages;

/// <summary>Compares a text with all languages that are known.</summary>
internal sealed class LanguageRanker
{
    /// <summary>Its model was made of texts of which many are Indonesian, so that both languages fit it.</summary>
    private const string Malay = "ms";

    /// <summary>Nats for each letter by which such a model fits too well.</summary>
    private const double MixedModel = 0.04;

    /// <summary>Nats by which a word of its own makes a language likelier.</summary>
    private const double Word = 6;

    /// <summary>Nats for each letter by which a language without a model is less likely than those like it.</summary>
    private const double Stranger = 0.08;

    /// <summary>Part of all words by which a language is recognised whose letters fit no model.</summary>
    private const double ManyWords = 0.2;

    /// <summary>The same, of a language that is like one with a model.</summary>
    private const double SomeWords = 0.08;

    /// <summary>The languages of scripts in which several are written, as ISO 639-1 codes.</summary>
    private static readonly Dictionary<Script, string[]> Shared = new()
    {
        [Script.Latin] =
        [
            "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hr", "hu", "id", "is",
            "it", "la", "lg", "lt", "lv", "mi", "ms", "nb", "nl", "nn", "om", "pl", "pt", "ro", "sk", "sl", "sn", "so", "sq", "sr",
            "st", "sv", "sw", "tl", "tn", "tr", "ts", "vi", "xh", "yo", "zu",
        ],
        [Script.Cyrillic] = ["be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"],
        [Script.Arabic] = ["ar", "fa", "ur"],
        [Script.Devanagari] = ["hi", "mr"],
        [Script.Ethiopic] = ["am", "ti"],
    };

    private static readonly Dictionary<Script, string> Single = new()
    {
        [Script.Greek] = "el",
        [Script.Armenian] = "hy",
        [Script.Hebrew] = "he",
        [Script.Thaana] = "dv",
        [Script.Bengali] = "bn",
        [Script.Gurmukhi] = "pa",
        [Script.Gujarati] = "gu",
        [Script.Oriya] = "or",
        [Script.Tamil] = "ta",
        [Script.Telugu] = "te",
        [Script.Kannada] = "kn",
        [Script.Malayalam] = "ml",
        [Script.Sinhala] = "si",
        [Script.Thai] = "th",
        [Script.Lao] = "lo",
        [Script.Tibetan] = "bo",
        [Script.Myanmar] = "my",
        [Script.Georgian] = "ka",
        [Script.Khmer] = "km",
        [Script.Kana] = "ja",
        [Script.Hangul] = "ko",
        [Script.Han] = "zh",
    };

    private static readonly WordLists Words = WordLists.Read();

    private readonly Dictionary<Script, Lazy<LetterModels>> _models;

    /// <param name="folder">Where the models lie. They are read when the first text of their script comes.</param>
    public LanguageRanker(string folder) => _models = Shared.ToDictionary(
        pair => pair.Key, pair => new Lazy<LetterModels>(() => LetterModels.Read(folder, pair.Value, pair.Key)));

    /// <summary>The languages that are known, as ISO 639-1 codes.</summary>
    public static IReadOnlySet<string> Known { get; } =
        Shared.Values.SelectMany(languages => languages).Concat(Single.Values).Concat(Words.Languages).ToFrozenSet();

    public Ranking Rank(string text)
    {
        var (script, letters) = Scripts.Dominant(text);
        var costs = new Dictionary<string, double>();
        var fit = 0.0;
        if (Single.TryGetValue(script, out var single))
        {
            costs[single] = 0;
        }
        else if (_models.TryGetValue(script, out var model))
        {
            var measured = model.Value.Measure(text, script);
            fit = measured.Min() / letters;
            for (var i = 0; i < measured.Length; i++)
            {
                costs[model.Value.Languages[i]] = measured[i] + (model.Value.Languages[i] == Malay ? letters * MixedModel : 0);
            }
        }

        var fits = costs.Count > 0 && fit <= MaxForLetter(script, letters);
        if (costs.Count > 0)
        {
            fits = CompareWords(costs, text, letters, fits);
        }

        return new Ranking(letters, fits, [.. costs.OrderBy(cost => cost.Value).Select(cost => (cost.Key, cost.Value))]);
    }

    /// <summary>A text needs more where its language has no model. Names and quotes count for more in short texts.</summary>
    private static double MaxForLetter(Script script, int letters) => (1 + 1 / Math.Sqrt(letters)) * script switch
    {
        Script.Latin or Script.Cyrillic => 2.75,
        Script.Arabic => 3.2,
        Script.Devanagari => 3.5,
        _ => 5,
    };

    /// <returns>Whether the likeliest language is likely.</returns>
    private static bool CompareWords(Dictionary<string, double> costs, string text, int letters, bool fits)
    {
        var (words, counts) = Words.Count(text);
        var models = costs.ToDictionary();
        var (best, isBestLikely) = (costs.Values.Min(), fits);
        foreach (var (line, count) in counts)
        {
            if (models.TryGetValue(line.Language, out var own))
            {
                costs[line.Language] = own - count * Word;
            }
            else if (line.IsLikeAny ? !fits && count >= words * ManyWords : line.Like.Any(models.ContainsKey))
            {
                var like = line.IsLikeAny ? models.Values.Min() : line.Like.Min(like => models[like]);
                costs[line.Language] = like + letters * Stranger - count * Word;
                if (costs[line.Language] < best && (fits || count >= words * SomeWords))
                {
                    (best, isBestLikely) = (costs[line.Language], true);
                }
            }
        }

        return isBestLikely;
    }
}
