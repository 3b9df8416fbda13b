using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;
using Newsroom.Events.Extraction.Places;
using Newsroom.Events.Extraction.Titles;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Extracts events from the text of an article. The steps: find dates, supply missing years, classify each date by its clause, find title
/// and place, and merge mentions of the same event.
/// </summary>
/// <remarks>
/// Has no side effects, and takes bounded time on any input. Precision comes before recall: a date is an event only if words say that
/// something takes place. <see cref="EventClassifier"/> documents how the confidence is calculated.
/// </remarks>
public static partial class EventExtractor
{
    private const int MaxDatedSentences = 300;
    private const int MaxEvents = 100;
    private const int MaxFollowing = 3;

    /// <summary>
    /// The events of a text, at most 100, in the order of their starts. <see cref="Event.Confidence"/> is from 0.5 to 0.98. From 0.8
    /// on, the text says that something takes place, and also where, or at what time. Below 0.65, the text has little more than a date
    /// near a word such as "meeting".
    /// </summary>
    /// <exception cref="BudgetExceededException">The text takes too much time.</exception>
    public static IReadOnlyList<Event> Extract(ExtractionInput input)
    {
        var sentences = DayLines.Join(Prose.Read(input.Text), input.Language);
        var stated = Stated(sentences, input);
        var published = input.PublishedInferred ? input.Dateline?.Date : input.Published ?? input.Dateline?.Date;
        if (stated.Count == 0 && published is null)
        {
            return [];
        }

        var years = new YearResolver(input, stated.Values.SelectMany(phrases => phrases), sentences);
        input.Budget?.Check();
        var dated = Dated(sentences, stated, new DateContext(years, published)).Take(MaxDatedSentences).ToList();
        var calendar = CalendarLines.Find(sentences, dated);
        var titles = new TitleFinder(sentences, input.Title, input.Language);
        var surroundings = new Surroundings(input, sentences);
        var found = dated
            .SelectMany(sentence =>
            {
                input.Budget?.Check();
                return Candidates(sentences, sentence.Number, sentence.Phrases, calendar, years, titles);
            })
            .Take(MaxDatedSentences);
        return
        [
            .. Merger
                .Merge(found)
                .Select(surroundings.Complete)
                .OrderByDescending(candidate => candidate.Confidence)
                .Take(MaxEvents)
                .OrderBy(candidate => candidate.Span.First)
                .ThenBy(candidate => candidate.Time?.From)
                .Select(candidate => candidate.ToEvent(input.Article))
                .DistinctBy(@event => @event.Id),
        ];
    }

    /// <summary>
    /// The dates that sentences state, by the index of the sentence. The date of the dateline is left out: it is not an event.
    /// </summary>
    private static Dictionary<int, List<DatePhrase>> Stated(List<Sentence> sentences, ExtractionInput input)
    {
        var dates = new Dictionary<int, List<DatePhrase>>();
        var first = sentences.FindIndex(sentence => sentence.Kind == SentenceKind.Prose);
        for (var i = 0; i < sentences.Count && dates.Count < MaxDatedSentences; i++)
        {
            input.Budget?.Check();
            var phrases = DateFinder.Find(sentences[i].Plain, input.Language);
            var skipped = i == first && phrases.Count > 0 && IsDateline(sentences[i], phrases[0], input) ? 1 : 0;
            if (phrases.Count > skipped)
            {
                dates.Add(i, phrases[skipped..]);
            }
        }

        return dates;
    }

    /// <summary>The stated dates, and incomplete dates that an earlier date completes.</summary>
    private static IEnumerable<(int Number, List<DatePhrase> Phrases)> Dated(
        List<Sentence> sentences,
        Dictionary<int, List<DatePhrase>> stated,
        DateContext context)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (context.Complete(sentences[i], i, stated.GetValueOrDefault(i) ?? []) is { Count: > 0 } phrases)
            {
                yield return (i, phrases);
            }
        }
    }

    private static bool IsDateline(Sentence sentence, DatePhrase phrase, ExtractionInput input) =>
        sentence.Kind == SentenceKind.Prose
        && (
            DatelineStart().IsMatch(sentence.Plain[..phrase.Start]) && DatelineEnd().IsMatch(sentence.Plain.AsSpan(phrase.End))
            || (
                input.Dateline is { } dateline
                && phrase.Start < 80
                && phrase.Spans is [{ First: { Year: not null } day }]
                && day.In(day.Year.Value) == dateline.Date
                && sentence.Text.StartsWith(dateline.Place, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Candidate> Candidates(
        List<Sentence> sentences,
        int number,
        List<DatePhrase> phrases,
        HashSet<int> calendar,
        YearResolver years,
        TitleFinder titles)
    {
        if (ColumnTable.IsDays(sentences[number], phrases))
        {
            return ColumnTable.Read(sentences, number, phrases, years, titles.OfArticle);
        }

        return InClauses(sentences, number, phrases, calendar, years, titles);
    }

    private static IEnumerable<Candidate> InClauses(
        List<Sentence> sentences, int number, List<DatePhrase> phrases, HashSet<int> calendar, YearResolver years, TitleFinder titles)
    {
        EventClassification? classification = null;
        EventTitle? title = null;
        var announcement = Announcement.Of(sentences, number);
        var list = calendar.Contains(number) ? ListContext.Calendar
            : announcement is not null && Announcement.IsOfActivities(announcement) ? ListContext.Activities
            : ListContext.None;
        var introduced = Surroundings.Introduced(sentences, number, announcement);
        foreach (
            var (clause, at) in Clause
                .Of(sentences[number], phrases)
                .Select(clause => (clause, number))
                .Concat(Continuation(sentences, number, phrases)))
        {
            var before = classification;
            classification = at > number && before is not null ? null : EventClassifier.Classify(clause, list, before);
            if (classification is null)
            {
                continue;
            }

            title =
                before is not null
                && ReferenceEquals(before.Noun, classification.Noun)
                && ReferenceEquals(before.Verb, classification.Verb)
                && title is not null
                    ? title
                    : titles.Find(clause, at, classification, announcement);
            var (time, details) = phrases.Count == 1 && at == number
                ? Following(sentences, number, clause.Time)
                : (clause.Time, new Setting());
            details = details.Or(Below(sentences, number));
            foreach (var candidate in InSpans(clause, classification, title, details, introduced, years))
            {
                yield return candidate with { Time = time };
            }
        }
    }

    /// <summary>The events of a clause, one for each span of days, if the confidence is high enough.</summary>
    private static IEnumerable<Candidate> InSpans(
        Clause clause, EventClassification classification, EventTitle title, Setting details, Setting introduced, YearResolver years)
    {
        for (var i = 0; i < clause.Phrase.Spans.Count; i++)
        {
            var setting = SettingReader.Read(clause, i);
            var whole = setting.Online is true ? setting.Or(details) : setting.Or(details).Or(introduced);
            if (years.Resolve(clause.Phrase.Spans[i], clause.IsFuture) is { } span && title.Text.Length > 0
                && EventClassifier.Confidence(classification, span, clause, setting, years.Age(span))
                    is >= EventClassifier.MinConfidence and var confidence)
            {
                yield return new Candidate(span, clause.Time, title, whole, confidence, clause.Sentence);
            }
        }
    }

    /// <summary>The venue in the paragraph below a heading that has a date.</summary>
    private static Setting Below(List<Sentence> sentences, int number) =>
        sentences[number].Kind == SentenceKind.Heading
        && number + 1 < sentences.Count
        && sentences[number + 1].Kind == SentenceKind.Prose
        && !sentences[number + 1].HasDate
            ? SettingReader.ReadFollowing(sentences[number + 1]) with
            {
                Zone = null,
                Online = null,
            }
            : new Setting();

    /// <summary>
    /// The next sentence as a clause, if it says what takes place, and at what time, on the last day of this sentence: "… from Saturday 3
    /// May. The opening ceremony starts at 11 a.m."
    /// </summary>
    private static IEnumerable<(Clause Clause, int Number)> Continuation(List<Sentence> sentences, int number, List<DatePhrase> phrases)
    {
        var next = number + 1;
        if (
            next >= sentences.Count
            || sentences[next].Block != sentences[number].Block
            || phrases[^1].Spans is not [{ Precision: EventPrecision.Day } day]
            || day.First != day.Last
            || !EventClassifier.AllowsContinuation(sentences[number], phrases[^1])
            || sentences[next].HasDate
            || !IsAboutTheSame(sentences[next].Plain))
        {
            yield break;
        }

        var clause = Clause.Of(sentences[next], [new DatePhrase(0, 0, 0, phrases[^1].Spans)]).Single();
        if (clause.Time is not null && clause.Triggers.Any(trigger => trigger.Kind is TriggerKind.Held or TriggerKind.Weak))
        {
            yield return (clause, next);
        }
    }

    /// <summary>
    /// Time, place and languages that the following sentences of the paragraph add to an event: "La langue de travail sera l'anglais",
    /// "The session runs from 10:00 to 12:00".
    /// </summary>
    private static (TimePhrase? Time, Setting Setting) Following(List<Sentence> sentences, int number, TimePhrase? time)
    {
        var setting = new Setting();
        for (var i = number + 1; i < sentences.Count && i <= number + MaxFollowing && IsContinued(sentences, number, i); i++)
        {
            if (sentences[i].HasDate)
            {
                break;
            }

            var said = SettingReader.ReadFollowing(sentences[i]);
            var isAboutIt = IsAboutTheSame(sentences[i].Plain);
            setting = setting.Or(
                isAboutIt
                    ? said
                    : new Setting(
                        Languages: said.Languages,
                        Online: said.Online is true && AlsoOnline().IsMatch(sentences[i].Plain) ? true : null));
            if (time is null && isAboutIt)
            {
                var takesPlace = TriggerFinder
                    .Find(sentences[i].Plain)
                    .Exists(trigger => trigger.Kind is TriggerKind.Held or TriggerKind.Weak);
                time = TimeFinder.Find(sentences[i].Plain, []).FirstOrDefault(range => range.To is not null || takesPlace);
            }
        }

        return (time, setting);
    }

    // The next paragraph may continue with "La cérémonie de signature a eu lieu …".
    private static bool IsContinued(List<Sentence> sentences, int number, int next) =>
        sentences[next].Block == sentences[number].Block
        || (
            next == number + 1
            && ThatCeremony().IsMatch(sentences[next].Plain)
            && TriggerFinder.Find(sentences[number].Plain).Exists(trigger => trigger.Kind == TriggerKind.Ceremony));

    // The sentence begins with "it", or with "the" and directly after it a noun for an event.
    private static bool IsAboutTheSame(string plain) =>
        Subject().Match(plain) is { Success: true } subject
        && (
            subject.Groups["it"].Success
            || (TriggerFinder.Find(plain) is [{ Kind: TriggerKind.Noun } noun, ..] && noun.Start == subject.Length));

    [GeneratedRegex(
        @"^[\p{Lu}\p{Lo}][\p{L} .'\-]{1,60}(?: ?\([^)]{2,30}\))?,? *(?:le |on |el |the |في )?(?:\p{L}+ )?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex DatelineStart();

    [GeneratedRegex(@"^\.? ?(?:–|-{1,2}) ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex DatelineEnd();

    // For example: "The day can also be followed online."
    [GeneratedRegex(
        @"(?<!\p{L})(?:also|aussi|également|también|streamed|diffusée?s?|retransmise?s?)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex AlsoOnline();

    [GeneratedRegex(
        @"^(?:la |cette |the |this |la |esta |a |esta )(?:signing |opening )?(?:cérémonie|ceremony|ceremonia|cerim[óô]nia)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex ThatCeremony();

    [GeneratedRegex(
        @"^(?<it>celui-ci |celle-ci |ils? |elles? |it )|^(?:cette |cet |ce |la |le |l'|this |the |el |esta |este )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Subject();
}
