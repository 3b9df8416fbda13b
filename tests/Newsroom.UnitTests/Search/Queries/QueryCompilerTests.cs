using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;
using Newsroom.Search.Snippets;
using Xunit;

namespace Newsroom.Tests.Search.Queries;

public sealed class QueryCompilerTests
{
    private static readonly TextAnalysis Analysis = new();

    [Theory]
    [InlineData("Rabat", "fr", "s:rabat")]
    [InlineData("l’élection", "fr", "s:election")]
    [InlineData("porte-parole", "fr", "\"s:port s:parol\"")]
    [InlineData("\"ville de Rabat\"", "fr", "\"s:vile s:rabat+2\"")]
    [InlineData("\"de Rabat\"", "fr", "s:rabat")]
    [InlineData("de la", "fr", "")]
    [InlineData("de la", "en", "all(s:de s:la)")]
    [InlineData("rome Rome oim", "fr", "all(s:rome s:oim)")]
    [InlineData("rome (oim -rabat)", "fr", "all(s:rome s:oim -s:rabat)")]
    [InlineData("rome (le -rabat)", "fr", "all(s:rome -s:rabat)")]
    [InlineData("le -rabat", "fr", "")]
    [InlineData("rome -le", "fr", "s:rome")]
    [InlineData("rome OR le OR oim", "fr", "any(s:rome s:oim)")]
    [InlineData("rome OR (oim rabat)", "fr", "any(s:rome all(s:oim s:rabat))")]
    [InlineData("l'app*", "fr", "w:app*")]
    [InlineData("LES*", "fr", "w:les*")]
    [InlineData("Éle*", "fr", "w:ele*")]
    [InlineData("porte-par*", "fr", "all(s:port w:par*)")]
    [InlineData("title:él*", "fr", "v:el*")]
    [InlineData("title:(rome oim)", "fr", "all(t:rome t:oim)")]
    [InlineData("l'électoin~", "fr", "electoin~2")]
    [InlineData("rom~1", "fr", "rom~1")]
    [InlineData("c'est quoi le dialogue de Tamarin ?", "fr", "all(s:dialogu s:tamarin)")]
    [InlineData("Où puis-je voter", "fr", "s:vot")]
    [InlineData("how do I vote?", "en", "s:vote")]
    [InlineData("¿dónde está Rabat?", "es", "s:rabat")]
    [InlineData("conference in May", "en", "all(s:confer s:mai)")]
    [InlineData("droit à l'information", "fr", "all(s:droit s:inform)")]
    [InlineData("onde é o porto", "pt", "s:port")]
    [InlineData("cout des transferts a bruxelles", "fr", "all(s:cout s:transfert s:bruxel)")]
    [InlineData("comment", "fr", "s:coment")]
    [InlineData("comment -rome", "fr", "all(s:coment -s:rome)")]
    [InlineData("comment le", "fr", "s:coment")]
    [InlineData("title:comment rome", "fr", "all(t:coment s:rome)")]
    [InlineData("\"comment faire\" rome", "fr", "all(\"s:coment s:fair\" s:rome)")]
    public void A_query_becomes_terms_of_the_index(string query, string language, string expected) =>
        Assert.Equal(expected, Describe(Compile(query, language).Clause));

    [Fact]
    public void Filters_narrow_what_is_looked_for_and_are_nothing_alone()
    {
        var filter = new EditionFilter(Tag: "Ville", Kind: EditionKind.Human, Organisation: "oim", Place: "Rabat");
        Assert.Equal(
            "all(s:rome #g:VILLE #o:OIM #p:RABAT #k:HUMAN)",
            Describe(new QueryCompiler(Analysis, "fr").Compile(QueryParser.Parse("rome").Root, filter).Clause));
        Assert.Null(new QueryCompiler(Analysis, "fr").Compile(QueryParser.Parse("le").Root, filter).Clause);
    }

    [Fact]
    public void Snippets_show_what_was_wanted_and_nothing_that_was_not()
    {
        var query = Compile("rome \"ville de Rabat\" app* electoin~ -oim", "fr");
        Assert.Equal(["rome"], query.Highlight.Stems);
        Assert.Equal(["app"], query.Highlight.Prefixes);
        Assert.Equal([new PhraseWord("vile", 0), new PhraseWord("rabat", 2)], Assert.Single(query.Highlight.Phrases));
        Assert.Equal("electoin", Assert.Single(query.Fuzzy).Word);
        Assert.Equal(new PlainWord("rome", "rome", "rome"), Assert.Single(query.Words));
    }

    // In scripts where every character is a word, a prefix is a phrase of characters.
    [Theory]
    [InlineData("ar", "الهج*", "w:الهج*")]
    [InlineData("th", "ภาษา*", "w:ภาษา*")]
    [InlineData("zh", "移民*", "\"s:移 s:民\"")]
    public void Prefixes_of_every_script_are_looked_for(string language, string query, string expected) =>
        Assert.StartsWith(expected, Describe(Compile(query, language).Clause), StringComparison.Ordinal);

    [Fact]
    public void Many_words_with_a_star_are_refused() =>
        Assert.Throws<QueryTooCostlyException>(() => Compile(string.Join(' ', Enumerable.Range(0, 11).Select(i => $"mot{i}*")), "fr"));

    [Theory]
    [InlineData("comment voter à Rabat", "vot rabat")]
    [InlineData("porte-parole", "port parol")]
    [InlineData("rome rome", "rome")]
    [InlineData("rome", "rome")]
    [InlineData("rome -rabat", "")]
    [InlineData("rome OR rabat", "")]
    [InlineData("rome \"rabat\"", "")]
    [InlineData("rome rab*", "")]
    [InlineData("rome rabbat~", "")]
    [InlineData("rome title:rabat", "")]
    public void Only_words_without_operators_can_be_lacking(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Compile(query, "fr").Plain.Select(word => word.Stem)));

    private static CompiledQuery Compile(string query, string language) =>
        new QueryCompiler(Analysis, language).Compile(QueryParser.Parse(query).Root, new EditionFilter());

    private static string Describe(Clause? clause) => clause switch
    {
        null => "",
        TermClause term => Text(term.Term),
        FilterClause filter => $"#{Text(filter.Term)}",
        PrefixClause prefix => $"{Text(prefix.Prefix)}*",
        FuzzyClause fuzzy => $"{fuzzy.Word}~{fuzzy.Edits}",
        PhraseClause phrase =>
            $"\"{string.Join(' ', phrase.Terms.Zip(phrase.Offsets, (term, offset) => Text(term) + Gap(phrase, offset)))}\"",
        AnyClause any => $"any({string.Join(' ', any.Any.Select(Describe))})",
        AllClause all => $"all({string.Join(' ', all.All.Select(Describe).Concat(all.None.Select(part => $"-{Describe(part)}")))})",
        _ => throw new InvalidOperationException(),
    };

    private static string Gap(PhraseClause phrase, int offset) =>
        phrase.Offsets.ToList().IndexOf(offset) < offset ? $"+{offset}" : "";

    private static string Text(byte[] term) => $"{(char)term[0]}:{Field.Text(term)}";
}
