using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that finds out whether a PDF is an article or the file of one.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class PdfCrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private const string Pdf = "/r.pdf";
    private const string Beside = "/r.md";
    private const string Other = "/a.md";

    private static readonly byte[] Report = PdfText.Of("Le rapport de la ville");
    private static readonly string Text = ArticleText.First("Titre");
    private static readonly string Referring = $"{Text}\n\n[Le rapport annuel](r.pdf) dit ce que la ville fera de ses quais.";
    private static readonly string Draft = Referring.Replace("---\n", "---\ndraft: true\n", StringComparison.Ordinal);

    /// <summary>The first one reads the article again, the second one sees that its PDF is an article now.</summary>
    protected override int Reconciliations => 2;

    [Fact]
    public Task A_pdf_that_is_an_article() => TestPdfAsync(Upload(Pdf, Report), [Pdf]);

    [Fact]
    public Task A_scan() => TestPdfAsync(Upload(Pdf, PdfText.Scan()), [Pdf]);

    [Fact]
    public Task An_article_that_comes_beside_a_pdf() => TestPdfAsync(Known(Pdf, Report, Upload(Beside, Text)), [Pdf]);

    [Fact]
    public Task A_pdf_that_comes_beside_an_article() => TestPdfAsync(Published(Beside, Text, Upload(Pdf, Report)), [Pdf]);

    [Fact]
    public Task A_pdf_that_goes_from_beside_an_article() =>
        TestPdfAsync(Published(Beside, Text, Known(Pdf, Report, Delete(Pdf))), [Pdf]);

    [Fact]
    public Task An_article_that_goes_from_beside_a_pdf() =>
        TestPdfAsync(Published(Beside, Text, Known(Pdf, Report, Delete(Beside))), [Pdf]);

    [Fact]
    public Task An_article_that_refers_to_a_pdf() => TestPdfAsync(Known(Pdf, Report, Upload(Other, Referring)), [Pdf, Other]);

    [Fact]
    public Task A_draft_that_refers_to_a_pdf() => TestPdfAsync(Known(Pdf, Report, Upload(Other, Draft)), [Pdf, Other]);

    [Fact]
    public Task An_article_that_does_not_refer_to_a_pdf_any_more() =>
        TestPdfAsync(Known(Pdf, Report, Published(Other, Referring, Upload(Other, Text))), [Pdf, Other]);

    private Task TestPdfAsync(Scenario prepare, IReadOnlyList<string> endings) => TestAsync(prepare, languages: "fr", endings: endings);

    private static Scenario Known(string ending, byte[] content, Scenario next) => async (site, name) =>
    {
        await RunAsync(await Upload(ending, content)(site, name), site.Start());
        return await next(site, name);
    };
}
