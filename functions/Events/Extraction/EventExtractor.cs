using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Finds the events that a text tells of: find dates → supply years → judge each by the clause around it → name and place it → merge mentions of one event.
/// </summary>
/// <remarks>
/// Pure, and bounded on any input. Precision goes before recall: a date is an event only where words say that something takes place
/// (<see cref="Judge"/> says how confidence adds up).
/// </remarks>
public static partial class EventExtractor
{
    private const int MostDatedSentences = 300;
    private const int MostEvents = 100;
    private const int MostFollowing = 3;

    /// <summary>
    /// The events, in the order of their starts. <see cref="Event.Confidence"/> is from 0.5 to 0.98: from 0.8 on the text says that something takes place
    /// and where or when in the day; below 0.65 little more than a date near a word for what takes place.
    /// </summary>
    /// <exception cref="RegexMatchTimeoutException">A pattern took a second: the text is not prose.</exception>
    public static IReadOnlyList<Event> Extract(ExtractionInput input)
    {
        var sentences = Prose.Read(input.Text);
        var dated = Dated(sentences, input).Take(MostDatedSentences).ToList();
        if (dated.Count == 0)
        {
            return [];
        }

        var years = new YearResolver(input, dated.SelectMany(sentence => sentence.Phrases), sentences);
        var titles = new TitleFinder(sentences, input.Title, input.Language);
        var surroundings = new Surroundings(input, sentences);
        var found = dated.SelectMany(sentence => Candidates(sentences, sentence.Number, sentence.Phrases, years, titles)).Take(MostDatedSentences);
        return [.. Merger.Merge(found).Select(surroundings.Complete).OrderByDescending(candidate => candidate.Confidence).Take(MostEvents)
            .OrderBy(candidate => candidate.Span.First).ThenBy(candidate => candidate.Time?.From)
            .Select(candidate => candidate.ToEvent(input.Article))
            .DistinctBy(happening => happening.Id)];
    }

    private static IEnumerable<(int Number, List<DatePhrase> Phrases)> Dated(List<Sentence> sentences, ExtractionInput input)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            var phrases = DateFinder.Find(sentences[i].Plain, input.Language);
            if (i == 0 && phrases.Count > 0 && IsDateline(sentences[i], phrases[0], input))
            {
                phrases.RemoveAt(0);
            }

            if (phrases.Count > 0)
            {
                yield return (i, phrases);
            }
        }
    }

    private static bool IsDateline(Sentence sentence, DatePhrase phrase, ExtractionInput input) =>
        sentence.Kind == SentenceKind.Prose
        && (DatelineStart().IsMatch(sentence.Plain[..phrase.Start]) && DatelineEnd().IsMatch(sentence.Plain.AsSpan(phrase.End))
            || (input.Dateline is { } dateline && phrase.Start < 80 && phrase.Spans is [{ First: { Year: not null } day }] && day.In(day.Year.Value) == dateline.Date
                && sentence.Text.StartsWith(dateline.Place, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Candidate> Candidates(List<Sentence> sentences, int number, List<DatePhrase> phrases, YearResolver years, TitleFinder titles)
    {
        Verdict? verdict = null;
        EventTitle? title = null;
        var announcement = Announcement.Of(sentences, number);
        var announced = announcement is not null && Announcement.IsOfActivities(announcement);
        var introduced = Surroundings.Introduced(sentences, number, announcement);
        foreach (var (clause, at) in Clause.Of(sentences[number], phrases).Select(clause => (clause, number)).Concat(Continuation(sentences, number, phrases)))
        {
            var before = verdict;
            verdict = at > number && before is not null ? null : Judge.Weigh(clause, announced, before);
            if (verdict is null)
            {
                continue;
            }

            title = before is not null && ReferenceEquals(before.Noun, verdict.Noun) && ReferenceEquals(before.Verb, verdict.Verb) && title is not null ? title : titles.Find(clause, at, verdict, announcement);
            for (var i = 0; i < clause.Phrase.Spans.Count; i++)
            {
                var setting = SettingReader.Read(clause, i);
                var (time, details) = phrases.Count == 1 && at == number ? Following(sentences, number, clause.Time) : (clause.Time, new Setting());
                details = details.Or(Below(sentences, number));
                var whole = setting.Online is true ? setting.Or(details) : setting.Or(details).Or(introduced);
                if (years.Resolve(clause.Phrase.Spans[i], clause.IsFuture) is { } span && title.Text.Length > 0
                    && Judge.Confidence(verdict, span, clause, setting, years.Age(span)) is >= Judge.Threshold and var confidence)
                {
                    yield return new Candidate(span, time, title, whole, confidence, clause.Sentence);
                }
            }
        }
    }

    /// <summary>The venue that the paragraph below a heading tells.</summary>
    private static Setting Below(List<Sentence> sentences, int number) =>
        sentences[number].Kind == SentenceKind.Heading && number + 1 < sentences.Count && sentences[number + 1].Kind == SentenceKind.Prose && DateFinder.Find(sentences[number + 1].Plain, "fr").Count == 0
            ? SettingReader.ReadFollowing(sentences[number + 1]) with { Zone = null, Online = null }
            : new Setting();

    /// <summary>The next sentence, if it tells what takes place on the day that this one ends with, and when: "… from Saturday 3 May. The opening ceremony starts at 11 a.m."</summary>
    private static IEnumerable<(Clause Clause, int Number)> Continuation(List<Sentence> sentences, int number, List<DatePhrase> phrases)
    {
        var next = number + 1;
        if (next >= sentences.Count || sentences[next].Block != sentences[number].Block || phrases[^1].Spans is not [{ Precision: EventPrecision.Day } day] || day.First != day.Last
            || !Judge.AllowsContinuation(sentences[number], phrases[^1]) || DateFinder.Find(sentences[next].Plain, "fr").Count > 0 || !IsAboutTheSame(sentences[next].Plain))
        {
            yield break;
        }

        var clause = Clause.Of(sentences[next], [new DatePhrase(0, 0, 0, phrases[^1].Spans)]).Single();
        if (clause.Time is not null && clause.Triggers.Any(trigger => trigger.Kind is TriggerKind.Held or TriggerKind.Weak))
        {
            yield return (clause, next);
        }
    }

    /// <summary>What the next sentences of the paragraph say of the event: "La langue de travail sera l'anglais", "The session runs from 10:00 to 12:00".</summary>
    private static (TimePhrase? Time, Setting Setting) Following(List<Sentence> sentences, int number, TimePhrase? time)
    {
        var setting = new Setting();
        for (var i = number + 1; i < sentences.Count && i <= number + MostFollowing && sentences[i].Block == sentences[number].Block; i++)
        {
            if (DateFinder.Find(sentences[i].Plain, "fr").Count > 0)
            {
                break;
            }

            var said = SettingReader.ReadFollowing(sentences[i]);
            var isAboutIt = IsAboutTheSame(sentences[i].Plain);
            setting = setting.Or(isAboutIt ? said : new Setting(Languages: said.Languages, Online: said.Online is true && AlsoOnline().IsMatch(sentences[i].Plain) ? true : null));
            if (time is null && isAboutIt)
            {
                var takesPlace = Triggers.Find(sentences[i].Plain).Exists(trigger => trigger.Kind is TriggerKind.Held or TriggerKind.Weak);
                time = TimeFinder.Find(sentences[i].Plain, []).FirstOrDefault(range => range.To is not null || takesPlace);
            }
        }

        return (time, setting);
    }

    // "It", or "the" and right behind it something that takes place.
    private static bool IsAboutTheSame(string plain) =>
        Subject().Match(plain) is { Success: true } subject
        && (subject.Groups["it"].Success || (Triggers.Find(plain) is [{ Kind: TriggerKind.Noun } noun, ..] && noun.Start == subject.Length));

    [GeneratedRegex(@"^\p{Lu}[\p{L} .'\-]{1,60}(?: ?\([^)]{2,30}\))?,? *(?:le |on |el |the )?(?:\p{L}+ )?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatelineStart();

    [GeneratedRegex(@"^\.? ?(?:–|-{1,2}) ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatelineEnd();

    // "The day can also be followed online."
    [GeneratedRegex(@"(?<!\p{L})(?:also|aussi|également|también|streamed|diffusée?s?|retransmise?s?)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlsoOnline();

    [GeneratedRegex(@"^(?<it>celui-ci |celle-ci |ils? |elles? |it )|^(?:cette |cet |ce |la |le |l'|this |the |el |esta |este )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subject();
}
