using System.Net;
using AngleSharp.Dom;
using Newsroom.Articles;
using Newsroom.Reading;

namespace Newsroom.Translation;

/// <summary>Translates what an edition says: title, summary, the titles of its events, and its body block by block.</summary>
public sealed class EditionTranslator(TranslationEngine engine, HtmlCleaner html)
{
    private const string BlockElements =
        "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, caption, thead, tbody, tfoot, tr, td, th, dl, dt, dd, figure, figcaption, blockquote, div, pre, hr";

    /// <exception cref="TranslationException">There is no engine, or it failed.</exception>
    public async Task<EditionBody> TranslateAsync(EditionBody original, string target, CancellationToken cancellationToken)
    {
        var translator = engine.Translator ?? throw new TranslationException(engine.Absence);
        var document = html.Parse(original.Html);
        var runs = new List<IElement>();
        CollectRuns(document, runs);
        List<string> fragments =
        [
            HtmlText.Escape(original.Title),
            HtmlText.Escape(original.Summary ?? ""),
            .. original.Events.Select(happening => HtmlText.Escape(happening.Title)),
            .. runs.Select(run => run.InnerHtml),
        ];
        var answers = await translator.TranslateAsync(fragments, original.Language, target, cancellationToken);
        if (answers.Count != fragments.Count)
        {
            throw new TranslationException($"The engine was sent {fragments.Count} fragments and answered {answers.Count}.");
        }

        foreach (var (run, answer) in runs.Zip(answers.Skip(2 + original.Events.Count)))
        {
            run.InnerHtml = answer;
            run.Replace([.. run.ChildNodes]);
        }

        var body = html.Clean(document.InnerHtml);
        return original with
        {
            Language = target,
            Title = Plain(answers[0]),
            Summary = original.Summary is null ? null : Plain(answers[1]),
            Events = [.. original.Events.Select((happening, i) => happening with { Title = Plain(answers[2 + i]) })],
            Engine = translator.Describe(original.Language, target),
            Html = body.InnerHtml,
            Text = HtmlText.Of(body),
        };
    }

    /// <summary>Wraps every run of text and inline elements, so that each can be replaced as a whole: also one that has a list beside it.</summary>
    private static void CollectRuns(IElement element, List<IElement> runs)
    {
        var run = new List<INode>();
        foreach (var child in element.ChildNodes.ToArray())
        {
            if (child is IElement block && block.Matches(BlockElements))
            {
                Wrap();
                if (block.LocalName != "pre")
                {
                    CollectRuns(block, runs);
                }
            }
            else
            {
                run.Add(child);
            }
        }

        Wrap();

        void Wrap()
        {
            if (run.Any(node => !string.IsNullOrWhiteSpace(node.TextContent)))
            {
                var wrapper = element.Owner!.CreateElement("span");
                run[0].Parent!.InsertBefore(wrapper, run[0]);
                wrapper.Append([.. run]);
                runs.Add(wrapper);
            }

            run.Clear();
        }
    }

    private static string Plain(string fragment) => WebUtility.HtmlDecode(fragment).Trim();
}
