using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>What front matter, folders and dates keep from the public, on 28 November 2026.</summary>
public sealed class EmbargoTests
{
    private const string Text =
        "The town council voted a new plan for shared gardens last night. Residents may hand in their projects until the end of the month.";

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly ArticleReader _reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    [Theory]
    [InlineData("", true)]
    [InlineData("---\ntitle: Gardens\n---\n", true)]
    [InlineData("---\npublishDate: 2026-11-28T12:00:00Z\n---\n", false)]
    [InlineData("---\ndate: 2026-11-28T12:00:00Z\n---\n", false)]
    [InlineData("---\ndraft: true\n---\n", false)]
    public void A_clock_behind_that_of_the_storage_holds_only_what_is_dated(string head, bool isDue) =>
        Assert.Equal(isDue, Read(head + Text).IsDue(Now.AddMinutes(-1)));

    [Theory]
    [InlineData("title: Réforme: le projet\ndraft: true")]
    [InlineData("title: Essai\n\tdraft: true")]
    [InlineData("title: \"A path C:\\data\\new\"\ndraft: true")]
    [InlineData("title: First\ntitle: Second\ndraft: true")]
    [InlineData("title: {{ page.title }}\ndraft: true")]
    [InlineData("title: @mayor\ndraft: yes")]
    [InlineData("title: \"Gardens\ndraft: true\nsummary: B\"")]
    [InlineData("tags: [a,\ndraft: true,\n]")]
    [InlineData("title: Gardens draft: true, said: he")]
    [InlineData("title: Gardens\nparams:\n  draft: true")]
    [InlineData("title: Gardens\ndarft: true")]
    [InlineData("title: Gardens\nbrouillon: oui")]
    [InlineData("title: Gardens\ndraft: tru")]
    [InlineData("title: Gardens\ndraft:")]
    [InlineData("title: Gardens\ndraft:true")]
    [InlineData("title: Gardens\ndraft = true")]
    [InlineData("title: Gardens\n- draft: true")]
    [InlineData("title: Gardens\nnotes:\n- not to be published before May")]
    [InlineData("title: Gardens\nnotes:\n- this must not be published before the first of May when the council has met")]
    [InlineData("title: Gardens\nnotes:\n- this is a draft that the mayor of the town wants to read")]
    [InlineData("title: Gardens\nnotes:\n- la date est celle du conseil, rien à diffuser avant le cinq mai")]
    [InlineData("title: Gardens\nnotes:\n- \"all who published before have agreed on this: draft: true\"")]
    [InlineData("draft: true\ndraft: false")]
    [InlineData("draft: true\npublished: true")]
    [InlineData("published: false")]
    [InlineData("published: no\ntitle: A: B")]
    [InlineData("status: draft")]
    [InlineData("title: A: B\ndate: 2099-01-01")]
    [InlineData("date: 2200-01-01")]
    [InlineData("date: 2099-02-30")]
    [InlineData("date: 2026-11-31")]
    [InlineData("date: next week")]
    [InlineData("date:")]
    [InlineData("dtae: 2099-01-01")]
    [InlineData("date: 2024-01-01\npublishDate: 2099-01-01")]
    [InlineData("date: 2024-01-01\npublish_date: 2099-01-01")]
    [InlineData("date: 2024-01-01\npublished: 2099-01-01")]
    [InlineData("date: 2024-01-01\nexpiryDate: 2025-01-01")]
    [InlineData("date: 2024-01-01\nexpiryDate: someday")]
    [InlineData("date: 2024-01-01\ndate: 2099-01-01")]
    [InlineData("date: 05/12/2026")]
    [InlineData("date: 12/05/2026")]
    public void What_front_matter_holds_is_not_due_and_not_text(string yaml)
    {
        var draft = Read($"---\n{yaml}\n---\n{Text}");
        Assert.False(draft.IsDue(Now));
        Assert.Equal(Text, draft.Body.Text);
    }

    [Theory]
    [InlineData("status: pending review")]
    [InlineData("status: InReview")]
    [InlineData("status: private")]
    [InlineData("state: in review")]
    [InlineData("workflow_state: to be approved")]
    [InlineData("workflow: awaitingApproval")]
    [InlineData("review-status: Not yet approved")]
    [InlineData("estado: pendiente de revisión")]
    [InlineData("statut: à relire avant envoi, en attente")]
    [InlineData("visibility: private")]
    [InlineData("visibility: members")]
    [InlineData("public: false")]
    [InlineData("live: no")]
    [InlineData("visible: 0")]
    [InlineData("approved: false")]
    [InlineData("ready: false")]
    [InlineData("publish: false")]
    [InlineData("is_published: 0")]
    [InlineData("publish: 2099-01-01")]
    [InlineData("hidden: true")]
    [InlineData("unlisted: yes")]
    [InlineData("private: true")]
    [InlineData("password: secret")]
    [InlineData("headless: true")]
    [InlineData("permalink: false")]
    [InlineData("render: false")]
    [InlineData("build:\n  render: never")]
    [InlineData("_build:\n  list: never")]
    [InlineData("params:\n  status: draft")]
    [InlineData("entwurf: ja")]
    [InlineData("bozza: sì")]
    [InlineData("embargo: true")]
    [InlineData("embargo: after the speech")]
    [InlineData("Embargoed until: 1 May 2099 10:00")]
    [InlineData("embargo_date: 1 May 2099")]
    [InlineData("go-live: 2099-05-01")]
    [InlineData("not_before: 2099-05-01")]
    [InlineData("visible_from: 2099-05-01")]
    [InlineData("available from: next spring")]
    [InlineData("publish_up: 2099-05-01")]
    [InlineData("scheduled: 2099-05-01")]
    [InlineData("scheduled: true")]
    [InlineData("scheduled_for: 2099-05-01")]
    [InlineData("release: 2099-05-01")]
    [InlineData("online_at: 2099-05-01 10:00")]
    [InlineData("Date de publication: 1er mai 2099")]
    [InlineData("Sperrfrist: 1. Mai 2099")]
    [InlineData("visible_until: 2024-05-01")]
    [InlineData("valid_until: 2024-05-01")]
    [InlineData("publish_down: 2024-05-01")]
    public void What_other_systems_keep_from_the_public_is_held(string line) =>
        Assert.False(Read($"---\ntitle: Gardens\ndate: 2024-01-01\n{line}\n---\n{Text}").IsDue(Now));

    [Theory]
    [InlineData("status: published")]
    [InlineData("status: publish")]
    [InlineData("status: confirmed")]
    [InlineData("state: Bavaria")]
    [InlineData("stage: Main stage")]
    [InlineData("visibility: public")]
    [InlineData("visibility: Everyone")]
    [InlineData("public: true")]
    [InlineData("live: https://example.org/live")]
    [InlineData("approved: Jane Doe")]
    [InlineData("publish: true")]
    [InlineData("hidden: false")]
    [InlineData("private: no")]
    [InlineData("password: \"\"")]
    [InlineData("list: [a, b]")]
    [InlineData("permalink: /2024/gardens/")]
    [InlineData("build:\n  render: always")]
    [InlineData("params:\n  color: red")]
    [InlineData("embargo: false")]
    [InlineData("release: \"2.1\"")]
    [InlineData("release: 2024-05-01")]
    [InlineData("scheduled: false")]
    [InlineData("not_before: 2024-05-01")]
    [InlineData("valid_until: 2099-05-01")]
    [InlineData("publish_up: 2024-05-01")]
    public void What_other_systems_show_to_everybody_is_due(string line) =>
        Assert.True(Read($"---\ntitle: Gardens\ndate: 2024-01-01\n{line}\n---\n{Text}").IsDue(Now));

    [Theory]
    [InlineData("EMBARGOED UNTIL 1 MAY 2099, 10:00 GMT\n\n")]
    [InlineData("# Gardens\n\n*Sous embargo jusqu’au 1er mai 2099*\n\n")]
    [InlineData("---\ntitle: Gardens\ndate: 2024-01-01\n---\nNOT FOR RELEASE\n\n")]
    [InlineData("---\ntitle: \"DRAFT: Gardens\"\n---\n")]
    public void What_the_first_lines_ask_for_is_held(string head) => Assert.False(Read(head + Text).IsDue(Now));

    [Theory]
    [InlineData("a.txt", "Gardens\n\nEMBARGOED UNTIL 1 MAY 2099\n\n")]
    [InlineData("a.html", "<h1>Gardens</h1><p><b>Embargoed until 1 May 2099</b></p><p>")]
    [InlineData("a.html", "<div>Embargoed until: 1 May 2099, 09:00 UTC</div><h1>Gardens</h1><p>")]
    [InlineData("a.eml", "Subject: [EMBARGOED] Gardens\nContent-Type: text/plain\n\n")]
    [InlineData("a.eml", "Subject: EMBARGO 1/5/2099 - Gardens\nContent-Type: text/plain\n\n")]
    [InlineData("a.eml", "Subject: Gardens\nContent-Type: text/plain\n\nNOT FOR RELEASE BEFORE 1 MAY 2099\n\n")]
    [InlineData("a.json", "{\"title\": \"Gardens\", \"status\": \"in review\", \"text\": \"A plan was voted.\"}")]
    [InlineData("a.json", "{\"title\": \"Gardens\", \"visibility\": \"private\", \"text\": \"A plan was voted.\"}")]
    [InlineData("a.json", "{\"title\": \"Gardens\", \"text\": \"EMBARGOED UNTIL 1 MAY 2099\\n\\nA plan was voted.\"}")]
    public void It_is_held_in_any_format(string path, string head) =>
        Assert.False(Read(path.EndsWith(".json", StringComparison.Ordinal) ? head : head + Text, path).IsDue(Now));

    [Theory]
    [InlineData("Embargoed until 1 May 2024\n\n")]
    [InlineData("---\ndraft: false\n---\nDRAFT\n\n")]
    [InlineData("---\npublishDate: 2024-05-01\n---\nEMBARGOED UNTIL 1 MAY 2099\n\n")]
    public void What_is_over_or_what_an_editor_has_settled_is_due(string head) => Assert.True(Read(head + Text).IsDue(Now));

    [Theory]
    [InlineData("", true)]
    [InlineData("---\ndraft: false\n---\n", true)]
    [InlineData("---\npublishDate: 2024-05-01\n---\n", false)]
    public void A_warning_says_until_when_the_first_lines_hold(string head, bool isHeld)
    {
        var draft = Read($"{head}Embargoed until 1 May 2099, 10:00 GMT\n\n{Text}");

        Assert.Equal(isHeld, !draft.IsDue(Now));
        Assert.Equal(isHeld, draft.Warnings.Any(warning => warning.Contains("2099-05-01 10:00:00Z", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_line_of_an_embargo_is_not_the_headline_and_stands_in_what_was_cut()
    {
        var draft = Read($"Embargoed until 1 May 2024\n\nGardens for the town\n\n{Text}");

        Assert.Equal("Gardens for the town", draft.Body.Title);
        Assert.Contains("Embargoed until 1 May 2024", draft.Cut);
    }

    [Theory]
    [InlineData("---\ntitle: Sans fin\ndraft: true\n\n")]
    [InlineData("---\ntitle: Sans fin\ndate: 2024-01-01\n\n")]
    [InlineData("---\ntitle: Gardens\ndraft: true\n--\n")]
    [InlineData("--\ntitle: Gardens\ndraft: true\n---\n")]
    [InlineData("—\ntitle: Gardens\ndraft: true\n—\n")]
    [InlineData("title: Gardens\ndraft: true\n---\n")]
    [InlineData("title: Gardens\ndraft: true\n\n")]
    [InlineData("Title: Gardens\nStatus: draft\n\n")]
    [InlineData("x---\ntitle: Gardens\ndraft: true\n---\n")]
    [InlineData("---\ntitle: Gardens\n---\ndraft: true\n---\n")]
    [InlineData("---\ntitle: Gardens\n---\ndate: 2099-01-01\n---\n")]
    [InlineData("+++\ntitle = \"Gardens\"\ndraft = true\n+++\n")]
    [InlineData("+++\ntitle = \"Gardens\ndraft = true\n+++\n")]
    [InlineData("+++\ntitle = \"Gardens\"\n[taxonomies]\ntags = [\"a\"]\ndraft = true\n+++\n")]
    [InlineData("+++\ntitle = \"Gardens\"\ndate = 2099-01-01T00:00:00Z\n+++\n")]
    [InlineData("+++\ntitle = \"Gardens\"\ndraft = true\n\n")]
    [InlineData("{\n  \"title\": \"Gardens\",\n  \"draft\": true\n}\n\n")]
    [InlineData("{\n  \"title\": \"Gardens\"\n  \"draft\": true\n}\n\n")]
    [InlineData("{\n  \"title\": \"Gardens\",\n  \"draft\": true,\n\n")]
    [InlineData("{\n  \"title\": \"Gardens,\n  \"draft\": true\n}\n\n")]
    [InlineData("---json\n{ \"title\": \"Gardens\", \"draft\": true }\n---\n")]
    [InlineData("---\ntitle: Gardens\ndraft: true\n\nA line of text.\n\n---\n")]
    [InlineData("\nauthor: Anne\npublished: @false\n---\n")]
    [InlineData("\ndate: 2099-02-30\nauthor: Anne\n---\n")]
    [InlineData("\nauthor: Anne\ndate: 2099-02-30\n\n")]
    [InlineData("- author: Anne\n\tdate: \"C:\\data2099-05-01\n\n")]
    [InlineData("---\nsummary: |\n  Two\n  lines\n\tdraft: {{ true\n---\n")]
    [InlineData("---\nsummary: |\n  Two\n  lines\n  date: @2099-05-01\n---\n")]
    public void A_broken_fence_holds(string head) => Assert.False(Read($"{head}{Text}").IsDue(Now));

    [Theory]
    [InlineData("\"draft\": true")]
    [InlineData("\"draft\": \"yes\"")]
    [InlineData("\"draft\": \"perhaps\"")]
    [InlineData("\"published\": false")]
    [InlineData("\"published\": \"2099-01-01\"")]
    [InlineData("\"published\": \"2099-02-30\"")]
    [InlineData("\"published\": {\"day\": 1}")]
    [InlineData("\"status\": \"draft\"")]
    [InlineData("\"datePublished\": \"2099-01-01\"")]
    [InlineData("\"publishDate\": \"2099-01-01\"")]
    [InlineData("\"expiryDate\": \"2024-01-01\"")]
    [InlineData("\"expires\": \"2024-01-01\"")]
    [InlineData("\"unpublish_date\": \"2024-01-01\"")]
    [InlineData("\"expirationDate\": \"some day\"")]
    [InlineData("\"expiryDate\": \"2199-01-01\", \"expires\": \"2024-01-01\"")]
    [InlineData("\"date\": \"2024-01-01\", \"datePublished\": \"2099-01-01\"")]
    [InlineData("\"date\": \"2024-01-01\", \"embargoUntil\": \"2099-01-01\"")]
    [InlineData("\"publishedAt\": null")]
    [InlineData("\"published_at\": null, \"created_at\": \"2024-01-01\"")]
    [InlineData("\"_id\": \"drafts.5f2a\"")]
    public void Fields_of_JSON_hold(string field) =>
        Assert.False(Read($$"""{"title": "Gardens", "text": "{{Text}}", {{field}}}""", "a.json").IsDue(Now));

    [Theory]
    [InlineData("""{"@type": "NewsArticle", "headline": "Gardens", "articleBody": "TEXT", "expires": "2024-01-01"}""")]
    [InlineData("""{"@type": "NewsArticle", "headline": "Gardens", "articleBody": "TEXT", "unpublishDate": "2024-01-01"}""")]
    [InlineData("""{"id": "1", "title": "Gardens", "content_text": "TEXT", "expires": "2024-01-01"}""")]
    [InlineData("""{"id": "1", "title": "Gardens", "content_text": "TEXT", "date_expires": "2024-01-01"}""")]
    [InlineData("""{"id": 1, "title": {"rendered": "Gardens"}, "content": {"rendered": "TEXT"}, "expiry": "2024-01-01"}""")]
    public void Articles_of_other_programs_expire(string json) =>
        Assert.False(Read(json.Replace("TEXT", Text, StringComparison.Ordinal), "a.json").IsDue(Now));

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gardens", "expires": "DAY"}</script>""")]
    [InlineData("""<meta property="article:expiration_time" content="DAY">""")]
    public void A_page_expires_and_says_when(string head)
    {
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), Page("2024-01-01").Expires);
        Assert.False(Page("2024-01-01").IsDue(Now));
        Assert.True(Page("2199-01-01").IsDue(Now));

        Draft Page(string day) => Read(
            $"<html><head><title>Gardens</title>{head.Replace("DAY", day, StringComparison.Ordinal)}</head>"
                + $"<body><article><h1>Gardens</h1><p>{Text}</p></article></body></html>",
            "a.html");
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Gardens", "datePublished": "DAY"}</script>""")]
    [InlineData("""<meta property="article:published_time" content="DAY">""")]
    [InlineData("""<meta itemprop="datePublished" content="DAY">""")]
    public void A_page_that_is_to_be_published_later_waits(string head)
    {
        Assert.False(Page("2199-01-01T10:00:00Z").IsDue(Now));
        Assert.Contains("2199-01-01 10:00:00Z", Assert.Single(Page("2199-01-01T10:00:00Z").Warnings), StringComparison.Ordinal);
        Assert.True(Page("2024-01-01T10:00:00Z").IsDue(Now));
        Assert.Empty(Page("2024-01-01T10:00:00Z").Warnings);

        Draft Page(string time) => Read(
            $"<html><head><title>Gardens</title>{head.Replace("DAY", time, StringComparison.Ordinal)}</head>"
                + $"<body><article><h1>Gardens</h1><p>{Text}</p></article></body></html>",
            "a.html");
    }

    [Fact]
    public void A_page_that_must_not_be_cached_does_not_expire() => Assert.Null(
        Read($"<head><meta http-equiv=\"expires\" content=\"Mon, 01 Jan 2024 00:00:00 GMT\"></head><p>{Text}</p>", "a.html").Expires);

    [Fact]
    public void More_front_matter_than_is_read_holds_and_does_not_become_text()
    {
        var draft = Read(
            $"---\ntitle: Gardens\n{string.Concat(Enumerable.Repeat("# a comment that is as long as a line may be\n", 2_000))}draft: "
                + $"true\n---\n{Text}");
        Assert.False(draft.IsDue(Now));
        Assert.Equal(Text, draft.Body.Text);
    }

    [Theory]
    [InlineData("_drafts/idea.md", "")]
    [InlineData("site/_drafts/2024/idea.txt", "---\ntitle: An idea\ndraft: false\n---\n")]
    [InlineData("_posts/2099-05-01-gardens.md", "")]
    [InlineData("site/_posts/2099-05-01-gardens/index.md", "---\ntitle: Gardens\n---\n")]
    public void Folders_of_site_generators_hold(string path, string head) => Assert.False(Read(head + Text, path).IsDue(Now));

    [Theory]
    [InlineData("title: Gardens: the plan\ndate: 2024-05-01", "Gardens: the plan")]
    [InlineData("title: \"A path C:\\data\\new\"\ndate: 2024-05-01", "A path C:\\data\\new")]
    [InlineData("title: First\ndate: 2024-05-01\ntitle: Second", "First")]
    [InlineData("title: Gardens\ndate: 2024-05-01\ntags:\n\t- green", "Gardens")]
    [InlineData("title: Gardens\ndate: 2024-05-01\ndraft: false\npublished: true\nexpiryDate:  2030-01-01", "Gardens")]
    [InlineData("title: Gardens\ndate: 2024-05-01\nsummary: |\n  The day.\n  Date: in May, as always.", "Gardens")]
    [InlineData("title: Gardens\ndate: 2024-05-01\nevents:\n  - title: Opening\n    start: 2099-05-01\n    date: 2099-05-01", "Gardens")]
    [InlineData("title: Gardens\n# draft: true\ndate: 2024-05-01\nexpiryDate: ~", "Gardens")]
    [InlineData("title: Save the date\ndate: 2024-05-01\ncolour: green", "Save the date")]
    [InlineData("title: Third draft of the plan\ndate: 2024-05-01\nevents:\n  - title: Fair\n    start: 1750-05-05", "Third draft of the plan")]
    [InlineData("title: Diary\ndate: 2024-05-01\nmaking:\n- \"I published a text about gardens and keep it up to date.\"", "Diary")]
    [InlineData("title: Published at last\ndate: 2024-05-01\nlang: klingonese", "Published at last")]
    public void A_slip_elsewhere_does_not_hold(string yaml, string title)
    {
        var draft = Read($"---\n{yaml}\n---\n{Text}");
        Assert.Equal((true, title, "2024-05-01"), (draft.IsDue(Now), draft.Body.Title, draft.Body.Published.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData("**Press release**\n\nThe plan, published today, is up to date.\n\n")]
    [InlineData("Date: 12 May 2025\nPlace: the town hall\n\nThe town invites.\n\n")]
    [InlineData("By Anne\nDate: 5 May 2025\n\n")]
    [InlineData("Invitation\n==========\n\nDate: 12 May 2099\nPlace: the town hall\n\n")]
    [InlineData("Drafts of the plan are on show.\n\n")]
    [InlineData("Published by the town: the plan\n\n")]
    [InlineData("Date palms: a garden\n\n")]
    [InlineData("---\n\nA rule, then the text.\n\n---\n\n")]
    public void Text_is_not_taken_for_front_matter(string head)
    {
        var draft = Read(head + Text);
        Assert.True(draft.IsDue(Now), draft.HeldBecause);
        Assert.Contains(
            head.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim('-'),
            $"{draft.Body.Title}\n{draft.Body.Text}\n{draft.Body.Published:d MMMM yyyy}",
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my draft: true")]
    [InlineData("our date: 2099-05-01")]
    [InlineData("colour: >\n  draft - true")]
    public void A_key_that_is_not_known_and_mentions_publication_holds(string line) =>
        Assert.False(Read($"---\ntitle: Gardens\n{line}\n---\n{Text}").IsDue(Now));

    [Fact]
    public void The_reason_names_the_line()
    {
        var draft = Read($"---\ntitle: Gardens\ndate: 2099-02-30\n---\n{Text}");
        Assert.StartsWith("Line 3: '2099-02-30' is not a date", draft.HeldBecause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft: false")]
    [InlineData("date: 2024-05-01")]
    public void A_correction_releases_what_it_settles(string correction) =>
        Assert.True(Read($"---\ntitle: Gardens\ndate: 2099-02-30\n---\n{Text}", "a.md", correction).IsDue(Now));

    [Fact]
    public void A_correction_that_says_something_else_releases_nothing() =>
        Assert.False(Read($"---\ntitle: Gardens\ndraft: tru\n---\n{Text}", "a.md", "author: Anne").IsDue(Now));

    [Fact]
    public void No_slip_makes_an_embargoed_article_public()
    {
        Gen.Select(Embargoed, Slips.Array[1, 3], Gen.Int[0, int.MaxValue - 1]).Sample(
            (header, slips, seed) =>
            {
                var text = Mutate(header, slips, seed);
                Assert.False(TryRead(text)?.IsDue(Now) ?? false, text);
            },
            iter: 2_000);
    }

    /// <summary>The lines of front matter, fences with them; one line keeps the article from the public.</summary>
    private static readonly Gen<string[]> Embargoed = Gen.Select(
        OneOf(
            "draft: true",
            "draft: yes",
            "published: false",
            "date: 2099-05-01",
            "publishDate: 2099-05-01T10:00:00Z",
            "date: 2099-02-30"),
        OneOf(
            "title: Gardens",
            "title: \"Shared gardens\"",
            "title: 'The plan'",
            "tags: [a, b]",
            "tags:\n  - a\n  - b",
            "author: Anne",
            "summary: |\n  Two\n  lines",
            "events:\n  - title: Opening\n    start: 2027-05-05",
            "layout: post",
            "description: >\n  A plan",
            "lang: en"
        ).Array[1, 6],
        Gen.Int[0, 6],
        (embargo, others, at) =>
            new[] { "---" }
                .Concat(others.Take(at))
                .Append(embargo)
                .Concat(others.Skip(at))
                .Append("---")
                .SelectMany(line => line.Split('\n'))
                .ToArray());

    /// <summary>Slips that leave the line that holds the article readable to a person.</summary>
    private static readonly Gen<Func<string[], Random, string[]>> Slips = OneOf<Func<string[], Random, string[]>>(
        (lines, random) => Change(lines, random, line => line + ": B"),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ": @", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ": *", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ": \"C:\\data", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ": \"", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ": [", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ": {{ ", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", ":", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => line.Replace(": ", " : ", StringComparison.Ordinal)),
        (lines, random) => Change(lines, random, line => "\t" + line),
        (lines, random) => Change(lines, random, line => "  " + line),
        (lines, random) => Change(lines, random, line => line + "\t"),
        (lines, random) => Change(lines, random, line => $"{line}\n{line}"),
        (lines, random) => Change(lines, random, line => $"{line}\n% not a key"),
        (lines, random) => Change(lines, random, line => $"{line}\n"),
        (lines, random) => Change(lines, random, line => "\"" + line),
        (lines, random) => Change(lines, random, line => "- " + line),
        (lines, random) => Fence(lines, random, "--"),
        (lines, random) => Fence(lines, random, "----"),
        (lines, random) => Fence(lines, random, "—"),
        (lines, random) => Fence(lines, random, "--- # comment"),
        (lines, random) => Fence(lines, random, "..."),
        (lines, random) => Fence(lines, random, ""),
        (lines, random) => ["", .. lines],
        (lines, random) => lines[^1] == "---" ? [.. lines[..^1], ""] : lines);

    private static string Mutate(string[] header, Func<string[], Random, string[]>[] slips, int seed)
    {
        var random = new Random(seed);
        return string.Join('\n', slips.Aggregate(header, (lines, slip) => slip(lines, random)).Append(Text));
    }

    private static string[] Change(string[] lines, Random random, Func<string, string> change)
    {
        var at = lines.Length > 2 ? random.Next(1, lines.Length - 1) : 0;
        return
        [
            .. lines
                .Select((line, i) => i == at && line.Trim('-').Length > 0 ? change(line) : line)
                .SelectMany(line => line.Split('\n')),
        ];
    }

    private static string[] Fence(string[] lines, Random random, string fence)
    {
        var at = random.Next(2) == 0 ? 0 : lines.Length - 1;
        return [.. lines.Select((line, i) => i == at && line == "---" ? fence : line)];
    }

    private Draft? TryRead(string text)
    {
        try
        {
            return Read(text);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    private Draft Read(string text, string path = "a.md", string? correction = null)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return _reader.Read(new Upload(new BlobPath(path), "1", Now, content.Length, content), correction);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
