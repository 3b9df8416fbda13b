using System.Diagnostics;
using System.Text;
using CsCheck;
using Newsroom.Search.Queries;
using Xunit;

namespace Newsroom.Tests.Search.Queries;

public sealed class QueryParserTests
{
    // Parts of queries, in any order.
    private static readonly Gen<string> Typed = Gen.OneOf(
        "rabat", "oim", "élection", "e\u0301te\u0301", "الهجرة", "漢字", "peut-être", "l'OIM", "10:30", "a", "réfugié(e)s", "😀", "x*",
        "appel*", "mot~", "mot~1",
        "électio~2", "a~", "-", "--", "*", "~", "(", ")", "((", "\"", "“", "”", "«", "» ", " ", " ", " ", "\t", "\u0001", "\u00A0", "OR",
        " OR ", "|", "||",
        "AND", "&&", " NOT ", "title:", "TITLE:", ":", "&", ",", "\uD83D", "\uFFFE", "\u0301").Array[0, 30].Select(string.Concat);

    // Queries that follow the rules.
    private static readonly Gen<string> Correct = Gen.Recursive<string>((depth, inner) => depth > 4 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (1, inner.Array[1, 4].Select(parts => $"({string.Join(' ', parts)})")),
        (1, inner.Array[2, 3].Select(parts => string.Join(" OR ", parts.Select(part => $"({part} rabat)")))),
        (1, Gen.Select(inner, inner, (wanted, not) => $"{wanted} -({not}) rome")),
        (1, inner.Select(part => $"title:({part})"))));

    private static Gen<string> Leaf => Gen.OneOf(
        "rabat", "oim", "peut-être", "10:30", "appel*", "mot~2", "\"dialogue de Rabat\"", "title:oim", "title:\"a b\"", "title:appel*",
        "-dakar", "NOT \"a b\"");

    [Theory]
    [InlineData("rabat", "rabat")]
    [InlineData("  rabat\t", "rabat")]
    [InlineData("rabat oim", "(rabat oim)")]
    [InlineData("rabat AND oim", "(rabat oim)")]
    [InlineData("rabat && oim", "(rabat oim)")]
    [InlineData("AND rabat AND", "rabat")]
    [InlineData("rabat and oim", "(rabat and oim)")]
    [InlineData("rabat\u0000oim\u007F", "(rabat oim)")]
    [InlineData("\u200Frabat\u200E \uFEFFoim", "(rabat oim)")]
    [InlineData("a (b (c d))", "(a b c d)")]
    [InlineData("((a))", "a")]
    public void All_words_are_asked_for(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("a OR b", "(a | b)")]
    [InlineData("a | b", "(a | b)")]
    [InlineData("a|b||c", "(a | b | c)")]
    [InlineData("a or b", "(a or b)")]
    [InlineData("a OR (b OR (c OR d))", "(a | b | c | d)")]
    [InlineData("(a b) OR (c d)", "((a b) | (c d))")]
    [InlineData("\"a b\" OR c*", "(\"a b\" | c)")]
    public void OR_asks_for_one_of_several(string query, string tree) => Assert.Equal(tree, Print(QueryParser.Parse(query).Root));

    [Theory]
    [InlineData("a OR b c", "((a | b) c)")]
    [InlineData("a b OR c d", "(a (b | c) d)")]
    [InlineData("a OR b AND c OR d", "((a | b) (c | d))")]
    [InlineData("a OR AND b", "(a | b)")]
    public void OR_joins_its_neighbours_before_AND_does(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("a -b", "(a -b)")]
    [InlineData("-b a", "(a -b)")]
    [InlineData("a NOT b", "(a -b)")]
    [InlineData("a AND NOT b", "(a -b)")]
    [InlineData("a --b", "(a -b)")]
    [InlineData("a -\"b c\"", "(a -\"b c\")")]
    [InlineData("a -«b c»", "(a -\"b c\")")]
    [InlineData("a -(b OR c)", "(a -b -c)")]
    [InlineData("a -(b c)", "(a -(b c))")]
    [InlineData("a -(b -c)", "(a -(b -c))")]
    [InlineData("a (b -c)", "(a (b -c))")]
    [InlineData("a (-b -c)", "(a -b -c)")]
    [InlineData("a NOT -b", "(a b)")]
    [InlineData("-(-a -b)", "(a | b)")]
    [InlineData("a -title:b", "(a -title:b)")]
    [InlineData("a title:-b", "(a -title:b)")]
    [InlineData("a -b*", "(a -b)")]
    public void Exclusions_leave_out(string query, string tree) => Assert.Equal(tree, Print(QueryParser.Parse(query).Root));

    [Theory]
    [InlineData("peut-être", "peut-être")]
    [InlineData("Al-Hoceima", "Al-Hoceima")]
    [InlineData("fin-", "fin-")]
    [InlineData("Rabat - Dakar", "(Rabat Dakar)")]
    [InlineData("Rabat -- Dakar", "(Rabat Dakar)")]
    [InlineData("\"Rabat\"-Dakar", "(\"Rabat\" Dakar)")]
    [InlineData("(a -)", "a")]
    [InlineData("l'OIM l’OIM", "(l'OIM l’OIM)")]
    [InlineData("10:30", "10:30")]
    [InlineData("https://a.b/c?d=e", "https://a.b/c?d=e")]
    [InlineData("subtitle:x", "subtitle:x")]
    [InlineData("titre:x", "titre:x")]
    [InlineData("R&D", "R&D")]
    [InlineData("réfugié(e)s", "réfugié(e)s")]
    [InlineData("pays(Maroc et Mali)", "(pays Maroc et Mali)")]
    [InlineData("e\u0301te\u0301", "\u00E9t\u00E9")]
    [InlineData("/~nom", "/~nom")]
    public void Words_keep_what_belongs_to_them(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("\"a b\"")]
    [InlineData("“a b”")]
    [InlineData("„a b“")]
    [InlineData("”a b”")]
    [InlineData("«a b»")]
    [InlineData("« a b »")]
    [InlineData("«\u00A0a b\u202F»")]
    [InlineData("»a b«")]
    [InlineData("\" a \t b \"")]
    [InlineData("“a b\"")]
    [InlineData("\"a b\"~3")]
    public void Quotation_marks_of_all_languages_make_phrases(string query) => IsRead(query, "\"a b\"");

    [Theory]
    [InlineData("\"a OR -b (c\"", "\"a OR -b (c\"")]
    [InlineData("l'\"OIM\"", "(l' \"OIM\")")]
    [InlineData("\"a\"b", "(\"a\" b)")]
    [InlineData("\"\" b", "b")]
    [InlineData("b OR « » OR -\"\"", "b")]
    [InlineData("\"e\u0301te\u0301\"", "\"\u00E9t\u00E9\"")]
    public void Phrases_are_taken_as_they_are(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("title:x", "title:x")]
    [InlineData("Title:x", "title:x")]
    [InlineData("title: x", "title:x")]
    [InlineData("title:\"a b\"", "title:\"a b\"")]
    [InlineData("title:“a b”", "title:\"a b\"")]
    [InlineData("title:ab*", "title:ab*")]
    [InlineData("title:(a b)", "(title:a title:b)")]
    [InlineData("title:(a OR \"b c\") d", "((title:a | title:\"b c\") d)")]
    [InlineData("title:(a -b) c", "((title:a -title:b) c)")]
    [InlineData("title:title:a", "title:a")]
    public void The_title_can_be_asked_for_alone(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("appel*", "appel*")]
    [InlineData("ab**", "ab*")]
    [InlineData("mot~", "mot~1")]
    [InlineData("rabat~", "rabat~1")]
    [InlineData("dialog~", "dialog~2")]
    [InlineData("dialogue~1", "dialogue~1")]
    [InlineData("mot~2", "mot~2")]
    [InlineData("mots~1~2*~1", "mots~1")]
    [InlineData("mot~0", "mot")]
    [InlineData("or~0", "or")]
    [InlineData("الهجرة*", "الهجرة*")]
    [InlineData("e\u0301te\u0301~", "\u00E9t\u00E9~1")]
    public void Words_can_begin_so_or_be_spelt_nearly_so(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("a*", "a", "A star needs 2 letters before it: “a” was looked for as it is written.")]
    [InlineData("ab~", "ab", "A tilde needs 3 letters before it: “ab” was looked for as it is written.")]
    [InlineData("mots~3", "mots~2", "At most 2 letters can differ: “mots~2” was looked for instead.")]
    [InlineData("title:mots~", "title:mots", "Titles are not searched for other spellings: “mots” was looked for as it is written.")]
    public void What_a_mark_cannot_do_is_said(string query, string tree, string note) => IsRead(query, tree, note);

    [Theory]
    [InlineData("a * b", "(a b)")]
    [InlineData("a - b", "(a b)")]
    [InlineData("a ~ b", "(a b)")]
    [InlineData("a & b", "(a b)")]
    [InlineData("-* a", "a")]
    [InlineData("a () b", "(a b)")]
    [InlineData("a OR ()", "a")]
    public void Marks_alone_are_dropped(string query, string tree) => IsRead(query, tree);

    [Theory]
    [InlineData("", null)]
    [InlineData(" \t\u0000", null)]
    [InlineData("-", "The query has no word to look for.")]
    [InlineData("*", "The query has no word to look for.")]
    [InlineData("\"\"", "The query has no word to look for.")]
    [InlineData("()", "The query has no word to look for.")]
    [InlineData("-a", "The query says only what to leave out: nothing was looked for.")]
    [InlineData("-a NOT \"b c\" (-d)", "The query says only what to leave out: nothing was looked for.")]
    [InlineData("OR", "“OR” at character 1 has nothing to go with: the words were looked for one by one.")]
    public void There_can_be_nothing_to_look_for(string query, string? note) => IsRead(query, null, note);

    [Theory]
    [InlineData("Rabat \"oim", "(Rabat oim)", "The quotation mark at character 7 has no partner")]
    [InlineData("Rabat» OR \"oim\"", "(Rabat \"OR\" oim)", "The quotation mark at character 15 has no partner")]
    [InlineData("(Rabat OR oim", "(Rabat oim)", "The parenthesis at character 1 has no partner")]
    [InlineData("Rabat OR oim)", "(Rabat oim)", "The parenthesis at character 13 has no partner")]
    [InlineData("Rabat :) oim", "(Rabat oim)", "The parenthesis at character 8 has no partner")]
    [InlineData("Rabat OR", "Rabat", "“OR” at character 7 has nothing to go with")]
    [InlineData("| Rabat", "Rabat", "“|” at character 1 has nothing to go with")]
    [InlineData("Rabat OR OR oim", "(Rabat oim)", "“OR” at character 7 has nothing to go with")]
    [InlineData("(Rabat OR) oim", "(Rabat oim)", "“OR” at character 8 has nothing to go with")]
    [InlineData("Rabat title:", "Rabat", "“title:” at character 7 has nothing to go with")]
    [InlineData("Rabat NOT", "Rabat", "“NOT” at character 7 has nothing to go with")]
    [InlineData("Rabat -OR oim", "(Rabat oim)", "“-” at character 7 has nothing to go with")]
    [InlineData("Rabat OR -oim", "(Rabat -oim)", "“OR” at character 7 stands beside an exclusion, which is no alternative")]
    [InlineData("-oim OR Rabat", "(Rabat -oim)", "“OR” at character 6 stands beside an exclusion, which is no alternative")]
    [InlineData("((((((((((((((((((((( Rabat", "Rabat", "The parenthesis at character 21 is inside more than 20 others")]
    [InlineData(
        "(\"a b\" OR c* -d title:e title:-f mot~",
        "(\"a b\" c title:e mot~1 -d -title:f)",
        "The parenthesis at character 1 has no partner")]
    public void What_breaks_the_rules_is_looked_for_word_by_word(string query, string words, string problem) =>
        IsRead(query, words, $"{problem}: the words were looked for one by one.");

    [Fact]
    public void Parentheses_nest_twenty_deep() => IsRead(new string('(', 20) + "a" + new string(')', 20), "a");

    [Fact]
    public void Any_text_has_an_answer() => Gen.OneOf(Typed, Gen.String).Sample(text =>
    {
        var (root, note) = QueryParser.Parse(text);
        Assert.True(root is not null || note is not null || text.All(QueryLexer.IsSpace));
        Assert.True(root is null || WellMade(root));
    });

    [Fact]
    public void No_word_gets_lost() => Typed.Sample(text =>
    {
        if (QueryParser.Parse(text).Root is not { } root)
        {
            return;
        }

        var found = Leaves(root).SelectMany(leaf => leaf.Split(' ')).ToHashSet();
        var words = text.Split(text.Where(QueryLexer.IsSpace).Distinct().ToArray())
            .Where(word => word is not ("" or "AND" or "OR" or "NOT") && word.All(char.IsLetter));
        Assert.All(words, word => Assert.Contains(word.Normalize(), found));
    });

    [Fact]
    public void A_correct_query_keeps_its_structure() => Correct.Sample(text =>
        Assert.DoesNotContain("one by one", QueryParser.Parse(text).Note?.In("en") ?? "", StringComparison.Ordinal));

    [Fact]
    public void A_printed_tree_is_read_as_the_same_tree() => Gen.OneOf(Typed, Correct).Sample(text =>
    {
        if (QueryParser.Parse(text).Root is { } root)
        {
            IsRead(Print(root)!, Print(root));
        }
    });

    [Theory]
    [InlineData("(")]
    [InlineData("a(")]
    [InlineData("a(b")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("-")]
    [InlineData("NOT ")]
    [InlineData("title:")]
    [InlineData("a OR ")]
    [InlineData("a~")]
    [InlineData("()")]
    [InlineData("(-")]
    [InlineData("a\u0301\u0323")]
    [InlineData("\u0301")]
    public void Time_grows_with_the_length_alone(string part)
    {
        // Quadratic time would be many minutes.
        var text = new StringBuilder().Insert(0, part, 1 << 18).ToString();
        var watch = Stopwatch.StartNew();
        QueryParser.Parse(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{part}: {watch.Elapsed}");
    }

    private static void IsRead(string query, string? tree, string? note = null)
    {
        var parsed = QueryParser.Parse(query);
        Assert.Equal(tree, Print(parsed.Root));
        Assert.Equal(note, parsed.Note?.In("en"));
    }

    // Prints a query as a reader could type it.
    private static string? Print(Query? query) => query switch
    {
        // A word that looks like an operator (OR~) can only be typed with a tilde.
        WordQuery word => Field(word.InTitle) + word.Text + (word.Text is "AND" or "OR" or "NOT" or "&&" ? "~0" : ""),
        PhraseQuery phrase => $"{Field(phrase.InTitle)}\"{phrase.Text}\"",
        PrefixQuery prefix => $"{Field(prefix.InTitle)}{prefix.Text}*",
        FuzzyQuery fuzzy => $"{fuzzy.Text}~{fuzzy.Edits}",
        AndQuery and => $"({string.Join(' ', [.. and.All.Select(Print), .. and.None.Select(part => "-" + Print(part))])})",
        OrQuery or => $"({string.Join(" | ", or.Any.Select(Print))})",
        _ => null,
    };

    private static string Field(bool inTitle) => inTitle ? "title:" : "";

    private static IEnumerable<string> Leaves(Query query) => query switch
    {
        WordQuery word => [word.Text],
        PhraseQuery phrase => [phrase.Text],
        PrefixQuery prefix => [prefix.Text],
        FuzzyQuery fuzzy => [fuzzy.Text],
        AndQuery and => and.All.Concat(and.None).SelectMany(Leaves),
        OrQuery or => or.Any.SelectMany(Leaves),
        _ => [],
    };

    // No query contains an unnecessary level.
    private static bool WellMade(Query query) => query switch
    {
        AndQuery and => and.All.Count + Math.Min(1, and.None.Count) > 1 && and.All.Count > 0
            && and.All.All(part => part is not AndQuery { None: [] }) && and.All.Concat(and.None).All(WellMade),
        OrQuery or => or.Any.Count > 1 && or.Any.All(part => part is not OrQuery && WellMade(part)),
        _ => Leaves(query).Single().IsNormalized() && Leaves(query).Single().Any(c => !char.IsPunctuation(c)),
    };
}
