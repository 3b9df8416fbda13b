using Newsroom.Markup;
using Newsroom.Reading.Formats;

namespace Newsroom.Reading;

/// <summary>Reading, and the formats that are read.</summary>
public static class ReadingRegistration
{
    public static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<HtmlCleaner>()
        .AddSingleton<LanguageDetection>()
        .AddSingleton<ArticleReader>()
        .AddSingleton<ArticleLists>()
        .AddSingleton<IFormat, PlainTextFormat>()
        .AddSingleton<MarkdownFormat>()
        .AddSingleton<IFormat>(provider => provider.GetRequiredService<MarkdownFormat>())
        .AddSingleton<IFormat, MdxFormat>()
        .AddSingleton<IFormat, HtmlFormat>()
        .AddSingleton<IFormat, XhtmlFormat>()
        .AddSingleton<IFormat, WordFormat>()
        .AddSingleton<IFormat, OpenDocumentFormat>()
        .AddSingleton<IFormat, RtfFormat>()
        .AddSingleton<IFormat, MailFormat>()
        .AddSingleton<IFormat, PdfFormat>()
        .AddSingleton<IFormat>(provider => new CalendarFormat(
            provider.GetRequiredService<HtmlCleaner>(), provider.GetService<TimeProvider>() ?? TimeProvider.System))
        .AddSingleton<IFormat, JsonFormat>();
}
