using Newsroom.Settings;

namespace Newsroom.Pages.Texts;

/// <summary>Says at the start which texts of the pages the site's languages lack.</summary>
internal sealed partial class MissingTexts(SiteOptions site, ILogger<MissingTexts> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var language in site.Languages)
        {
            var texts = UiStrings.For(language);
            if (texts.Language != language)
            {
                LogNone(language);
            }
            else if (texts.Missing.Count > 0)
            {
                LogMissing(language, string.Join(", ", texts.Missing));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "The pages have no texts in '{Language}': menus and messages are in English")]
    private partial void LogNone(string language);

    [LoggerMessage(2, LogLevel.Warning, "The pages lack texts in '{Language}', and show them in English: {Names}")]
    private partial void LogMissing(string language, string names);
}
