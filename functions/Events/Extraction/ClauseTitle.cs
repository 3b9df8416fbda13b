namespace Newsroom.Events.Extraction;

/// <summary>The sentence as a title: without its date and time.</summary>
internal static class ClauseTitle
{
    public static string? Find(Clause clause, Trigger? verb)
    {
        var text = clause.Sentence.Text;
        var phrase = clause.Phrase;
        var subject = verb is { Kind: TriggerKind.Held or TriggerKind.Weak } && verb.Start > clause.From && verb.Start < phrase.Start
            ? TitleText.WithoutAuxiliary(text[clause.From..verb.Start].Trim(' ', ','))
            : "";
        if (TitleText.IsName(subject))
        {
            return subject;
        }

        var cuts = new List<(int Start, int End)> { (phrase.Lead, phrase.End) };
        if (clause.Time is { } time)
        {
            cuts.Add((time.Lead, time.End));
        }

        cuts.Sort();
        var words = "";
        var at = clause.From + Math.Max(0, clause.Before.LastIndexOfAny([':', ';']) + 1);
        foreach (var (start, end) in cuts)
        {
            words += text[at..Math.Max(at, start)];
            at = Math.Max(at, end);
        }

        return words + text[at..Math.Max(at, clause.To)];
    }
}
