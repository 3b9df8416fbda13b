using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newsroom.Tests.Hosting;
using Xunit;

namespace Newsroom.Tests.Architecture;

/// <summary>How the source is written: short methods, lines that fit a screen, and the words of the glossary.</summary>
public sealed class SourceTests
{
    private const int MaxMethodLines = 45;
    private const int MaxLineLength = 140;
    private const int MaxFileLines = 400;
    private const int MinDataLength = 60;

    private static readonly Lazy<IReadOnlyList<SourceFile>> Product = new(() => SourceFile.All("functions"));

    private static readonly Lazy<IReadOnlyList<SourceFile>> Everything = new(() => SourceFile.All("functions", "tests"));

    [Fact]
    public void No_method_is_longer_than_45_lines() =>
        Assert.Empty(
            from file in Product.Value
            from method in file
                .Root.DescendantNodes()
                .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            let span = method.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > MaxMethodLines
            select $"{file.Path}:{span.StartLinePosition.Line + 1}: {lines} lines");

    [Fact]
    public void No_line_is_longer_than_140_characters() => Assert.Empty(
        from file in Product.Value
        where file.Text.Split('\n').Any(line => line.TrimEnd('\r').Length > MaxLineLength)
        let literals = LiteralLines(file)
        from line in file.Text.Split('\n').Select((text, index) => (Length: text.TrimEnd('\r').Length, Number: index + 1))
        where line.Length > MaxLineLength && !literals.Contains(line.Number)
        select $"{file.Path}:{line.Number}: {line.Length} characters");

    [Fact]
    public void No_file_of_the_product_is_longer_than_400_lines() => Assert.Empty(
        from file in Product.Value
        let lines = file.Text.Split('\n').Length
        where lines > MaxFileLines
        select $"{file.Path}: {lines} lines");

    [Fact]
    public void No_word_comes_back_that_the_glossary_has_replaced()
    {
        var words = ForbiddenWords();
        Assert.NotEmpty(words);
        Assert.Empty(
            from file in Everything.Value
            from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            from word in words
            where word.Pattern.IsMatch(line.Text)
            select $"{file.Path}:{line.Number}: {word.Pattern.Match(line.Text).Value} → {word.Replacement}");
    }

    /// <summary>
    /// Lines of raw strings and of long literals: breaking patterns, word lists and messages would only hide what they say.
    /// </summary>
    private static HashSet<int> LiteralLines(SourceFile file) =>
    [
        .. from literal in file.Root.DescendantNodes().Where(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)
           let span = literal.GetLocation().GetLineSpan()
           let isRaw = span.StartLinePosition.Line < span.EndLinePosition.Line
           where isRaw || literal.Span.Length > MinDataLength
           from line in Enumerable.Range(span.StartLinePosition.Line + 1, span.EndLinePosition.Line - span.StartLinePosition.Line + 1)
           select line,
    ];

    private static IReadOnlyList<(Regex Pattern, string Replacement)> ForbiddenWords() =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests/Newsroom.UnitTests/Architecture/forbidden-words.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(parts => (new Regex(parts[0], RegexOptions.CultureInvariant), parts[^1])),
    ];
}
