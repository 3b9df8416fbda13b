using Newsroom.Search.Queries;
using Xunit;

namespace Newsroom.Tests.Search.Queries;

public sealed class QueryNoteTests
{
    public static readonly TheoryData<QueryNoteKind> Kinds = [.. Enum.GetValues<QueryNoteKind>()];

    private static readonly string[] Languages = ["en", "fr", "es"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_note_is_there_in_the_languages_of_the_pages(QueryNoteKind kind)
    {
        var note = new QueryNote(kind, "zèbre", 7, 42);
        var texts = Languages.Select(note.In).ToArray();
        Assert.Distinct(texts);
        Assert.All(texts, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain('{', text));

        // All languages say the same.
        static (bool, bool, bool) Said(string text) => (
            text.Contains("zèbre", StringComparison.Ordinal), text.Contains('7'), text.Contains("42", StringComparison.Ordinal));
        Assert.Single(texts.Select(Said).Distinct());
    }

    [Fact]
    public void Other_languages_get_English_notes()
    {
        Assert.Equal(new QueryNote(QueryNoteKind.NoWord).In("en"), new QueryNote(QueryNoteKind.NoWord).In("pl"));
        Assert.Equal(("en", "fr"), (QueryNote.LanguageFor("pl"), QueryNote.LanguageFor("fr")));
    }
}
