using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Reading.Languages;
using Newsroom.Settings;
using Newsroom.Tests.Reading.GoldenFacts;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>In which language an article is published, on a site in French and English.</summary>
public sealed class LanguageTests
{
    private const string ShortOfTwoLanguages = "Vi ser på huset.";

    private static readonly ArticleReader Reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    private static readonly Dictionary<string, string> Paragraphs = File
        .ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reading", "LanguageTexts", "paragraphs.txt"))
        .Where(line => line[0] != '#')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    private static string? Cases => SharedFolder.Find() is { } shared
        && Path.Combine(shared, "cases", "reading", "lang") is var folder && Directory.Exists(folder) ? folder : null;

    public static TheoryData<string> Languages => [.. Paragraphs.Keys];

    public static TheoryData<string> CaseFiles => Cases is { } folder ? [.. new DirectoryInfo(folder).GetFiles().Select(file => file.Name)] : ["none"];

    [Fact]
    public void More_than_sixty_languages_are_known_and_have_a_text_here()
    {
        Assert.True(LanguageRanker.Known.Count > 100, $"{LanguageRanker.Known.Count} are known.");
        Assert.True(Paragraphs.Count > 60, $"{Paragraphs.Count} have a text.");
        Assert.All(LanguageRanker.Known, language => Assert.Equal(language, LanguageCode.Normalise(language)));
        Assert.Empty(Paragraphs.Keys.Except(LanguageRanker.Known));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_that_says_nothing_of_its_language_is_in_the_language_that_it_looks_like(string language)
    {
        Assert.Equal(language, Read("a.txt", Paragraphs[language]).Body.Language);
        Assert.Equal(language, Read("a.html", $"<title>2026</title><article><p>{Paragraphs[language]}</p></article>").Body.Language);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_that_a_text_does_not_contradict_is_believed(string language)
    {
        var page = Read("a.html", $"<html lang=\"{language}\"><title>2026</title><article><p>{Paragraphs[language]}</p></article></html>");
        Assert.Equal(language, page.Body.Language);
        Assert.DoesNotContain(page.Warnings, IsAboutLanguage);
    }

    [Theory]
    [InlineData("fr", "pl")]
    [InlineData("en", "sw")]
    [InlineData("ru", "fr")]
    [InlineData("ht", "fr")]
    [InlineData("uk", "ru")]
    [InlineData("pt", "es")]
    public void A_language_that_a_long_text_contradicts_is_not_believed(string stated, string written)
    {
        var text = Paragraphs[written];
        Draft[] drafts =
        [
            Read("a.html", $"<html lang=\"{stated}\"><title>2026</title><article><p>{text}</p></article></html>"),
            Read("a.html", $"<meta http-equiv=\"content-language\" content=\"{stated}\"><title>2026</title><article><p>{text}</p></article>"),
            Read("a.md", $"---\nlanguage: {stated}\n---\n{text}"),
            Read($"a.{stated}.txt", text),
        ];
        Assert.All(drafts, draft => Assert.Equal(written, draft.Body.Language));
        Assert.All(drafts, draft => Assert.Contains(
            $"but its text is {LanguageCode.EnglishName(written)}", Warning(draft), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nb", "nn")]
    [InlineData("no", "nb")]
    [InlineData("hr", "bs")]
    [InlineData("id", "ms")]
    [InlineData("gl", "pt")]
    [InlineData("wa", "fr")]
    public void A_language_like_that_of_the_text_is_believed(string stated, string written) =>
        Assert.Equal(stated, Read($"a.{stated}.txt", Paragraphs[written]).Body.Language);

    [Fact]
    public void A_quotation_in_another_language_contradicts_nothing()
    {
        var quoted = string.Join("\n\n", Enumerable.Repeat(Paragraphs["es"], 3));
        var text = string.Join("\n\n", Paragraphs["fr"], Paragraphs["fr"].Replace("samedi", "dimanche", StringComparison.Ordinal));
        Assert.Equal("fr", Read("a.fr.txt", $"{quoted}\n\n{string.Concat(Enumerable.Repeat(text + "\n\n", 8))}").Body.Language);
    }

    [Fact]
    public void A_few_words_contradict_nothing() => Assert.Equal("fr", Read("a.fr.txt", "Welcome to Rabat, everybody!").Body.Language);

    [Theory]
    [InlineData("Réunion du comité demain soir.", "fr")]
    [InlineData("The committee meets tomorrow.", "en")]
    [InlineData("Ouverture à Rabat", "fr")]
    public void A_short_text_that_says_nothing_is_taken_for_one_of_the_site(string text, string language) =>
        Assert.Equal(language, Read("a.txt", text).Body.Language);

    [Fact]
    public void What_is_recognised_from_little_is_called_a_guess() =>
        Assert.StartsWith("The language is a guess: ", Warning(Read("a.txt", "Ouverture")), StringComparison.Ordinal);

    [Fact]
    public void What_is_recognised_from_enough_is_not_called_a_guess() =>
        Assert.DoesNotContain(Read("a.txt", Paragraphs["fr"]).Warnings, IsAboutLanguage);

    [Theory]
    [InlineData("2026 – 12, 13, 14")]
    [InlineData(ShortOfTwoLanguages)]
    [InlineData("Xqzt vrkpl wgthn zzpqr mlkwt xxvbr qptzk ghwrt plmkz xcvbq wrtpz kljhg fdsqx zxcvb qwrtp mnbvc lkjhg pztrw qxzvb kqxzt vbnrw zzqpt xkcdf")]
    [InlineData("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ")]
    public void A_language_that_cannot_be_told_is_undetermined(string text)
    {
        var draft = Read("a.txt", text);
        Assert.Equal(LanguageCode.Undetermined, draft.Body.Language);
        Assert.StartsWith("The language can't be told: ", Warning(draft), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\nlanguage: und\n---\n")]
    [InlineData("---\nlanguage: xx\n---\n")]
    public void To_state_no_language_states_nothing(string header) =>
        Assert.Equal("pl", Read("a.md", header + Paragraphs["pl"]).Body.Language);

    [Fact]
    public void Where_a_text_leaves_a_choice_it_is_in_a_language_of_the_site() =>
        Assert.Equal("da", new LanguageDetection(new SiteOptions { Languages = ["da"] }).Tell(ShortOfTwoLanguages, []).Language);

    [Fact]
    public void A_site_in_Norwegian_need_not_say_in_which() =>
        Assert.Equal("no", new LanguageDetection(new SiteOptions { Languages = ["no"] }).Tell(Paragraphs["nn"], []).Language);

    [Fact]
    public void Serbian_is_known_in_both_alphabets() =>
        Assert.Equal("sr", new LanguageDetection(new SiteOptions()).Tell(Latin(Paragraphs["sr"]), []).Language);

    [Fact]
    public void Romanian_is_known_with_either_mark_below_its_letters() => Assert.Equal(
        "ro", new LanguageDetection(new SiteOptions()).Tell(Paragraphs["ro"].Replace('ș', 'ş').Replace('ț', 'ţ'), []).Language);

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\uFFFE")]
    [InlineData("e\u0301")]
    public void Characters_that_no_text_should_have_do_no_harm(string character) => Assert.Equal(
        "fr", new LanguageDetection(new SiteOptions()).Tell(character + Paragraphs["fr"] + character, []).Language);

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void A_case_is_in_the_language_of_its_name(string file)
    {
        Assert.SkipWhen(Cases is null, "There is no folder shared/cases beside the repository.");
        var draft = Read($"a{Path.GetExtension(file)}", File.ReadAllText(Path.Combine(Cases, file)));
        Assert.Equal(file[..2], draft.Body.Language);
    }

    private static bool IsAboutLanguage(string warning) => warning.Contains("language", StringComparison.Ordinal);

    private static string Warning(Draft draft) => Assert.Single(draft.Warnings, IsAboutLanguage);

    private static string Latin(string text) => string.Concat(text.Select(letter =>
        SerbianLetters.Romanise(char.ToLowerInvariant(letter)) ?? letter.ToString()));

    private static Draft Read(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return Reader.Read(new Upload(new BlobPath(path), "1", DateTimeOffset.UnixEpoch, content.Length, content));
    }
}
