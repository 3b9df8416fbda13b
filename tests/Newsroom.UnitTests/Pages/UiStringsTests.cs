using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Newsroom.Pages.Texts;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Pages;

public sealed class UiStringsTests
{
    [Theory]
    [InlineData("ar")]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("it")]
    [InlineData("pt")]
    public void A_language_of_the_interface_lacks_no_text(string language)
    {
        var texts = UiStrings.For(language);
        Assert.Equal(language, texts.Language);
        Assert.Empty(texts.Missing);
    }

    [Fact]
    public void A_text_that_a_language_lacks_is_in_English_and_is_named()
    {
        var own = new JsonObject { ["home"] = "Pradžia", ["search"] = "Ieškoti" };
        var texts = UiStrings.Of("lt", own);
        Assert.Equal(("lt", "Pradžia", "Ieškoti", "Events"), (texts.Language, texts.Home, texts.Search, texts.Events));
        Assert.Contains("events", texts.Missing);
        Assert.DoesNotContain("home", texts.Missing);
    }

    [Fact]
    public void A_language_without_texts_is_served_in_English() => Assert.Equal("en", UiStrings.For("lt").Language);

    [Fact]
    public void A_misspelt_name_in_a_file_is_an_error() =>
        Assert.Throws<JsonException>(() => UiStrings.Of("lt", new JsonObject { ["hmoe"] = "Pradžia" }));

    [Fact]
    public void Numbers_in_a_text_are_those_of_its_language()
    {
        var french = UiStrings.For("fr");
        Assert.Equal("Résultats\u00a0: 1\u202f234", french.With(french.Results, 1234));
    }

    [Fact]
    public async Task The_start_names_the_texts_that_the_languages_of_the_site_lack()
    {
        var log = new Recorder();
        await new MissingTexts(new SiteOptions { Languages = ["fr", "lt"] }, log).StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("The pages have no texts in 'lt': menus and messages are in English", Assert.Single(log.Messages));
    }

    private sealed class Recorder : ILogger<MissingTexts>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
