using System.Collections.Frozen;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Util;
using Newsroom.Search.Analysis;

namespace Newsroom.Search.Queries;

/// <summary>
/// Words with which people ask, but which say nothing of the answer: <c>comment</c>, <c>where can I</c>; also stop words typed without
/// their accents. Texts keep them: they are looked for in phrases and titles, and where a query has no other word.
/// </summary>
internal static class QuestionWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, FrozenSet<string>>
    {
        ["fr"] = Of(
            FrenchAnalyzer.DefaultStopSet,
            "quoi que qui quel quelle quels quelles lequel laquelle lesquels lesquelles comment pourquoi ou quand combien cest est ce t y a "
            + "il elle on je me mon ma mes moi peut peux peuvent puis dois doit doivent faut veux voudrais cherche chercher trouver savoir "
            + "sais faire infos"),
        ["en"] = Of(
            EnglishAnalyzer.DefaultStopSet,
            "what whats which who whos whom whose when where wheres why how hows do does did done can could should would might must i "
            + "im me my we us our you your he she his her him its am been being has have had from about many much please tell know "
            + "find get give need want looking"),
        ["es"] = Of(
            SpanishAnalyzer.DefaultStopSet,
            "que quien quienes cual cuales como cuando donde adonde cuanto cuanta cuantos cuantas por porque puedo puede pueden podemos "
            + "debo debe hay es son esta estan se soy mi mis tu quiero busco necesito saber hacer encontrar"),
        ["pt"] = Of(
            PortugueseAnalyzer.DefaultStopSet,
            "que quem qual quais como quando onde aonde quanto quanta quantos quantas por porque posso pode podem podemos devo deve ha e "
            + "sao esta estao meu minha meus minhas quero procuro preciso saber fazer encontrar"),
        ["it"] = Of(
            ItalianAnalyzer.DefaultStopSet,
            "che chi cosa quale quali come quando dove quanto quanta quanti quante perche posso puo possono devo deve c ce cerco voglio "
            + "vorrei sapere trovare fare mio mia miei mie"),
        ["de"] = Of(
            GermanAnalyzer.DefaultStopSet,
            "was wer wen wem wessen wie wo woher wohin wann warum wieso weshalb welche welcher welches welchen kann konnen darf muss soll "
            + "gibt ich mir mich mein meine meinen suche mochte will finden wissen"),
        ["ar"] = Of(ArabicAnalyzer.DefaultStopSet, "ما ماذا من متى أين اين كيف لماذا كم هل أي اي"),
    }.ToFrozenDictionary();

    /// <summary>The query without such words; the same one if it has no others.</summary>
    public static Query? Without(Query? root, TextAnalysis analysis, string language)
    {
        if (root is not AndQuery and || !Words.TryGetValue(language, out var words))
        {
            return root;
        }

        Query[] rest = [.. and.All.Where(part => !IsOf(part, words, analysis, language))];
        return rest.All(part => part is WordQuery word && !analysis.Tokens(language, word.Text).Any()) ? root : and with { All = rest };
    }

    private static bool IsOf(Query part, FrozenSet<string> words, TextAnalysis analysis, string language) =>
        part is WordQuery { InTitle: false } word && analysis.Tokens(language, word.Text).All(token => words.Contains(token.Word));

    private static FrozenSet<string> Of(CharArraySet stopWords, string questionWords) =>
        stopWords.Select(TextAnalysis.Fold).Concat(questionWords.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
