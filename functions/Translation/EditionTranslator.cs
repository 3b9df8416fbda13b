using Newsroom.Articles;
using Newsroom.Reading;

namespace Newsroom.Translation;

/// <summary>Translates what an edition says, sentence by sentence: title, summary, the titles of its events, and its body.</summary>
public sealed class EditionTranslator(TranslationEngine engine, HtmlCleaner html)
{
    /// <summary>Sentences of an article that are tried again at most: where more are doubtful, it is not for want of trying.</summary>
    private const int MostTriedAgain = 20;

    private static readonly Dictionary<string, string> Nothing = [];

    /// <param name="original">What to translate.</param>
    /// <param name="target">Language, ISO 639-1.</param>
    /// <param name="known">An earlier translation of the article into this language, whose sentences are not sent again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TranslationException">There is no engine, or it failed.</exception>
    public async Task<(EditionBody Body, Alignment Alignment)> TranslateAsync(
        EditionBody original, string target, Alignment? known, CancellationToken cancellationToken)
    {
        var translator = engine.Translator ?? throw new TranslationException(engine.Absence);
        var name = await translator.DescribeAsync(original.Language, target, cancellationToken);
        var text = new SegmentedEdition(original, html);
        var memory = known?.Engine == name ? known.Memory() : Nothing;
        var sources = text.Sources.Select(source => source.Text).Distinct(StringComparer.Ordinal).ToList();
        var unknown = sources.Where(source => !memory.ContainsKey(source)).ToList();
        var answers = await AskAsync(translator, unknown, original.Language, target, cancellationToken);
        var again = unknown.Where(source => SentenceChecks.Of(source, answers[source]).Count > 0).Take(MostTriedAgain).ToList();
        foreach (var source in again)
        {
            var second = await AskAsync(translator, [source], original.Language, target, cancellationToken);
            answers[source] = SentenceChecks.Of(source, second[source]).Count < SentenceChecks.Of(source, answers[source]).Count ? second[source] : answers[source];
        }

        var segments = text.Sources.Select(source => Align(source.Part, source.Text, answers.GetValueOrDefault(source.Text) ?? memory[source.Text])).ToList();
        var effort = new TranslationEffort(
            sources.Count, unknown.Count, unknown.Concat(again).Sum(source => source.Length),
            segments.Where(segment => segment.Flags is not null).DistinctBy(segment => segment.Source).Count());
        var body = text.Replace([.. segments.Select(segment => segment.Target)]) with { Language = target, Engine = name, Effort = effort };
        return (body, new Alignment(name, effort, segments));
    }

    private static AlignedSegment Align(SegmentPart part, string source, string target) =>
        new(part, source, target) { Flags = SentenceChecks.Of(source, target) is { Count: > 0 } flags ? flags : null };

    private async Task<Dictionary<string, string>> AskAsync(
        ITranslator translator, List<string> sources, string language, string target, CancellationToken cancellationToken)
    {
        var answers = sources.Count == 0 ? [] : await translator.TranslateAsync(sources, language, target, cancellationToken);
        return answers.Count == sources.Count
            ? sources.Zip(answers).ToDictionary(pair => pair.First, pair => Safe(pair.Second), StringComparer.Ordinal)
            : throw new TranslationException($"The engine was sent {sources.Count} sentences and answered {answers.Count}.");
    }

    /// <summary>Each by itself, so that an element that an engine leaves open ends with its sentence.</summary>
    private string Safe(string answer) => answer.Contains('<', StringComparison.Ordinal) ? HtmlWriter.Inner(html.Clean(answer)) : answer;
}
