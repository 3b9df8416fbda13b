using System.Net;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation;

/// <summary>Translates an edition sentence by sentence: title, summary, the titles of its events, and its body.</summary>
public sealed class EditionTranslator(ITranslator translator, HtmlCleaner html)
{
    /// <summary>
    /// Max number of doubtful sentences of an article that are sent a second time. If more are doubtful, another attempt would not help.
    /// </summary>
    private const int MaxRetried = 20;

    private static readonly Dictionary<string, string> NoMemory = [];

    /// <param name="original">The edition to translate.</param>
    /// <param name="target">The target language, an ISO 639-1 code.</param>
    /// <param name="terms">The terms of the glossary.</param>
    /// <param name="known">An earlier translation of the article into this language. Its sentences are not sent again.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="TranslationException">There is no engine, or it failed.</exception>
    public async Task<(EditionBody Body, Alignment Alignment)> TranslateAsync(
        EditionBody original, string target, Terminology terms, Alignment? known, CancellationToken cancellationToken)
    {
        var name = await translator.DescribeAsync(original.Language, target, cancellationToken);
        var text = new SegmentedEdition(original, html);
        var memory = known?.Engine == name ? known.Memory() : NoMemory;
        var segments = text.Sources.Select(source => (source.Part, source.Text, EngineText: terms.Apply(source.Text))).ToList();
        var sentences = segments.Select(segment => segment.EngineText).Distinct(StringComparer.Ordinal).ToList();
        var unknown = sentences.Where(sentence => !memory.ContainsKey(sentence) && !IsProtected(sentence)).ToList();
        var answers = await SendAsync(unknown, original.Language, target, cancellationToken);
        var retried = await ImproveAsync(answers, original.Language, target, cancellationToken);
        var aligned = segments
            .Select(segment => Align(segment.Part, segment.Text, segment.EngineText, Target(segment.EngineText)))
            .ToList();
        var effort = new TranslationEffort(
            sentences.Count, unknown.Count, unknown.Concat(retried).Sum(sentence => sentence.Length),
            aligned.Where(segment => segment.Flags is not null).DistinctBy(segment => segment.EngineText).Count());
        var body = text.Replace([.. aligned.Select(segment => segment.Target)]) with { Language = target, Engine = name, Effort = effort };
        return (body, new Alignment(name, effort, aligned));

        string Target(string sentence) =>
            answers.GetValueOrDefault(sentence) ?? memory.GetValueOrDefault(sentence) ?? Protected.Unwrap(sentence);
    }

    /// <summary>Sends doubtful sentences again, each by itself, and keeps the better answers.</summary>
    /// <returns>The sentences that were sent.</returns>
    private async Task<IReadOnlyList<string>> ImproveAsync(
        Dictionary<string, string> answers, string language, string target, CancellationToken cancellationToken)
    {
        var sent = new List<string>();
        var doubtful = answers.Where(answer => CountFlags(answer.Key, answer.Value) > 0).Select(answer => answer.Key);
        foreach (var sentence in doubtful.Take(MaxRetried).ToList())
        {
            try
            {
                var second = (await SendAsync([sentence], language, target, cancellationToken))[sentence];
                sent.Add(sentence);
                if (CountFlags(sentence, second) < CountFlags(sentence, answers[sentence]))
                {
                    answers[sentence] = second;
                }
            }
            catch (Exception failure) when (failure is TranslationException or TranslationPausedException)
            {
                // Everything is translated and paid for: a few doubtful sentences are better than sending everything again.
                break;
            }
        }

        return sent;
    }

    private static int CountFlags(string sentence, string translation) => SentenceChecks.Of(sentence, translation).Count;

    /// <summary>Whether a sentence has letters only in protected terms.</summary>
    private static bool IsProtected(string sentence) => Protected.Spans().IsMatch(sentence)
        && !WebUtility.HtmlDecode(Protected.TagsAndSpans().Replace(sentence, "")).Any(char.IsLetter);

    private static AlignedSegment Align(SegmentPart part, string source, string engineText, string target) => new(part, source, target)
    {
        Asked = engineText == source ? null : engineText,
        Flags = SentenceChecks.Of(engineText, target) is { Count: > 0 } flags ? flags : null,
    };

    private async Task<Dictionary<string, string>> SendAsync(
        List<string> sentences, string language, string target, CancellationToken cancellationToken)
    {
        var answers = sentences.Count == 0 ? [] : await translator.TranslateAsync(sentences, language, target, cancellationToken);
        return answers.Count == sentences.Count
            ? sentences.Zip(answers).ToDictionary(pair => pair.First, pair => Finish(pair.Second, target), StringComparer.Ordinal)
            : throw new TranslationException($"The engine was sent {sentences.Count} sentences and answered {answers.Count}.");
    }

    /// <summary>Cleans each answer by itself, so that an element that an engine leaves open ends with its sentence.</summary>
    private string Finish(string answer, string target)
    {
        var unwrapped = Protected.Unwrap(target == "en" ? Protected.AgreeInEnglish(answer) : answer);
        return unwrapped.AsSpan().ContainsAny('<', '&') ? HtmlWriter.Inner(html.Clean(unwrapped)) : unwrapped;
    }
}
