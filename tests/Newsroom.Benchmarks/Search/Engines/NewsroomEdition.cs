using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A document of the corpus as Newsroom publishes it.</summary>
internal static class NewsroomEdition
{
    public const string Language = "fr";

    public static EditionBody BodyOf(BenchDocument document) =>
        new() { Title = document.Title, Language = Language, Published = document.Published, Html = "", Text = document.Text };

    public static Edition Of(BenchDocument document) => new()
    {
        Article = document.Id,
        Language = Language,
        Kind = EditionKind.Original,
        Version = document.Id,
        Title = document.Title,
        Published = document.Published,
        Updated = document.Published,
    };
}
