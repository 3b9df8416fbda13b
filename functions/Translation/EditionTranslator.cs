using System.Net;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation;

/// <summary>Translates what an edition says, sentence by sentence: title, summary, the titles of its events, and its body.</summary>
public sealed class EditionTranslator(ITranslator translator, HtmlCleaner html)
{
    /// <summary>Sentences of an article that are tried again at most: where more are doubtful, it is not for want of trying.</summary>
    private const int MostTriedAgain = 20;

    private static readonly Dictionary<string, string> Nothing = [];

    /// <param name="original">What to translate.</param>
    /// <param name="target">Language, ISO 639-1.</param>
    /// <param name="terms">What the glossary says.</param>
    /// <param name="known">An earlier translation of the article into this language, whose sentences are not sent again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TranslationException">There is no engine, or it failed.</exception>
    public async Task<(EditionBody Body, Alignment Alignment)> TranslateAsync(
        EditionBody original, string target, Terminology terms, Alignment? known, CancellationToken cancellationToken)
    {
        var name = await translator.DescribeAsync(original.Language, target, cancellationToken);
        var text = new SegmentedEdition(original, html);
        var memory = known?.Engine == name ? known.Memory() : Nothing;
        var segments = text.Sources.Select(source => (source.Part, source.Text, Question: terms.Apply(source.Text))).ToList();
        var questions = segments.Select(segment => segment.Question).Distinct(StringComparer.Ordinal).ToList();
        var unknown = questions.Where(question => !memory.ContainsKey(question) && !IsSettled(question)).ToList();
        var answers = await AskAsync(unknown, original.Language, target, cancellationToken);
        var again = await ImproveAsync(answers, original.Language, target, cancellationToken);
        var aligned = segments.Select(segment => Align(
            segment.Part, segment.Text, segment.Question, answers.GetValueOrDefault(segment.Question) ?? memory.GetValueOrDefault(segment.Question) ?? Protected.Unwrap(segment.Question))).ToList();
        var effort = new TranslationEffort(
            questions.Count, unknown.Count, unknown.Concat(again).Sum(question => question.Length),
            aligned.Where(segment => segment.Flags is not null).DistinctBy(segment => segment.Question).Count());
        var body = text.Replace([.. aligned.Select(segment => segment.Target)]) with { Language = target, Engine = name, Effort = effort };
        return (body, new Alignment(name, effort, aligned));
    }

    /// <summary>Tries doubtful sentences again, each by itself, and keeps the better answers.</summary>
    /// <returns>What was sent.</returns>
    private async Task<IReadOnlyList<string>> ImproveAsync(Dictionary<string, string> answers, string language, string target, CancellationToken cancellationToken)
    {
        var sent = new List<string>();
        foreach (var question in answers.Where(answer => SentenceChecks.Of(answer.Key, answer.Value).Count > 0).Select(answer => answer.Key).Take(MostTriedAgain).ToList())
        {
            try
            {
                var second = (await AskAsync([question], language, target, cancellationToken))[question];
                sent.Add(question);
                answers[question] = SentenceChecks.Of(question, second).Count < SentenceChecks.Of(question, answers[question]).Count ? second : answers[question];
            }
            catch (Exception failure) when (failure is TranslationException or TranslationPausedException)
            {
                // All is translated and paid for: rather a few doubtful sentences than all of them once more.
                break;
            }
        }

        return sent;
    }

    /// <summary>Whether a sentence has no letters but in terms.</summary>
    private static bool IsSettled(string question) => Protected.Spans().IsMatch(question) && !WebUtility.HtmlDecode(Protected.TagsAndSpans().Replace(question, "")).Any(char.IsLetter);

    private static AlignedSegment Align(SegmentPart part, string source, string question, string target) => new(part, source, target)
    {
        Asked = question == source ? null : question,
        Flags = SentenceChecks.Of(question, target) is { Count: > 0 } flags ? flags : null,
    };

    private async Task<Dictionary<string, string>> AskAsync(List<string> questions, string language, string target, CancellationToken cancellationToken)
    {
        var answers = questions.Count == 0 ? [] : await translator.TranslateAsync(questions, language, target, cancellationToken);
        return answers.Count == questions.Count
            ? questions.Zip(answers).ToDictionary(pair => pair.First, pair => Safe(Protected.Unwrap(target == "en" ? Protected.AgreeInEnglish(pair.Second) : pair.Second)), StringComparer.Ordinal)
            : throw new TranslationException($"The engine was sent {questions.Count} sentences and answered {answers.Count}.");
    }

    /// <summary>Each by itself, so that an element that an engine leaves open ends with its sentence.</summary>
    private string Safe(string answer) => answer.AsSpan().ContainsAny('<', '&') ? HtmlWriter.Inner(html.Clean(answer)) : answer;
}
