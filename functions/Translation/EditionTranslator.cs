using Newsroom.Articles;
using Newsroom.Reading;

namespace Newsroom.Translation;

/// <summary>Translates what an edition says, sentence by sentence: title, summary, the titles of its events, and its body.</summary>
public sealed class EditionTranslator(TranslationEngine engine, HtmlCleaner html)
{
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
        var name = translator.Describe(original.Language, target);
        var text = new SegmentedEdition(original, html);
        var memory = known?.Engine == name ? known.Memory() : Nothing;
        var sources = text.Sources.Select(source => source.Text).Distinct(StringComparer.Ordinal).ToList();
        var unknown = sources.Where(source => !memory.ContainsKey(source)).ToList();
        var answers = await AskAsync(translator, unknown, original.Language, target, cancellationToken);
        var targets = text.Sources.Select(source => answers.GetValueOrDefault(source.Text) ?? memory[source.Text]).ToList();
        var effort = new TranslationEffort(sources.Count, unknown.Count, unknown.Sum(source => source.Length));
        var alignment = new Alignment(name, effort, [.. text.Sources.Zip(targets, (source, answer) => new AlignedSegment(source.Part, source.Text, answer))]);
        return (text.Replace(targets) with { Language = target, Engine = name, Effort = effort }, alignment);
    }

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
