using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Newsroom.Tests.Infrastructure;

/// <summary>
/// The settings that a source file reads, as app settings are spelt (<c>Newsroom__Title</c>). It looks for indexers, <c>GetValue</c>
/// and <c>GetSection</c> on what is called
/// configuration, settings or section, for environment variables, and for names between percent signs in attributes. A name may be a
/// literal, a constant of the file,
/// <c>nameof</c>, put together of these, or a parameter: then the callers in the file are asked.
/// </summary>
internal sealed partial class SettingsRead
{
    private const string Section = "Newsroom__";

    private readonly SyntaxNode _root;
    private readonly Dictionary<string, ExpressionSyntax> _constants;

    private SettingsRead(string source)
    {
        _root = CSharpSyntaxTree.ParseText(source).GetRoot();
        _constants = _root
            .DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .Where(variable =>
                variable.Initializer is not null
                && variable.Parent?.Parent is FieldDeclarationSyntax or LocalDeclarationStatementSyntax)
            .GroupBy(variable => variable.Identifier.Text)
            .ToDictionary(group => group.Key, group => group.First().Initializer!.Value);
    }

    /// <exception cref="InvalidOperationException">It reads one in a way that is not understood.</exception>
    public static IEnumerable<string> In(string source) => new SettingsRead(source).Names().Distinct();

    private IEnumerable<string> Names()
    {
        foreach (
            var access in _root
                .DescendantNodes()
                .OfType<ElementAccessExpressionSyntax>()
                .Where(access => IsConfiguration(access.Expression) && !IsWritten(access)))
        {
            foreach (var name in Evaluate(access.ArgumentList.Arguments[0].Expression))
            {
                yield return Spell(access.Expression, name);
            }
        }

        foreach (var call in _root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (
                call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "GetValue" or "GetConnectionString" } get
                && IsConfiguration(get.Expression))
            {
                foreach (var name in Evaluate(call.ArgumentList.Arguments[0].Expression))
                {
                    yield return Spell(get.Expression, name);
                }
            }
            else if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "GetEnvironmentVariable" })
            {
                foreach (var name in Evaluate(call.ArgumentList.Arguments[0].Expression))
                {
                    yield return name;
                }
            }
        }

        foreach (
            var literal in _root
                .DescendantNodes()
                .OfType<AttributeArgumentSyntax>()
                .SelectMany(argument => argument.DescendantTokens().Where(token => token.IsKind(SyntaxKind.StringLiteralToken))))
        {
            if (Percent().Match(literal.ValueText) is { Success: true } match)
            {
                yield return match.Groups["name"].Value;
            }
        }
    }

    private static bool IsConfiguration(ExpressionSyntax expression) =>
        expression.ToString().Split('.')[^1] is "configuration" or "Configuration" or "settings" or "section";

    private static bool IsWritten(ElementAccessExpressionSyntax access) =>
        access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access;

    private static string Spell(ExpressionSyntax from, string name) =>
        (from.ToString() is "section" or "settings" && !name.Contains(':', StringComparison.Ordinal) ? Section : "")
        + name.Replace(":", "__", StringComparison.Ordinal);

    private IEnumerable<string> Evaluate(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal => [literal.Token.ValueText],
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } name =>
            [
                name.ArgumentList.Arguments[0].ToString().Split('.')[^1],
            ],
            InterpolatedStringExpressionSyntax text => text.Contents.Aggregate(Enumerable.Repeat("", 1), (beginnings, part) =>
                beginnings
                    .SelectMany(beginning =>
                        (
                            part is InterpolationSyntax hole
                                ? Evaluate(hole.Expression)
                                : [((InterpolatedStringTextSyntax)part).TextToken.ValueText]
                        ).Select(end => beginning + end))
                    .ToList()),
            IdentifierNameSyntax identifier when _constants.TryGetValue(identifier.Identifier.Text, out var constant) => Evaluate(
                constant),
            IdentifierNameSyntax identifier => OfCallers(identifier),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Section" } => ["Newsroom"],
            _ => throw NotUnderstood(expression),
        };

    /// <summary>What a parameter is given by the callers.</summary>
    private List<string> OfCallers(IdentifierNameSyntax identifier)
    {
        foreach (var function in identifier.Ancestors())
        {
            var (name, parameters) = function switch
            {
                MethodDeclarationSyntax method => (method.Identifier.Text, method.ParameterList),
                LocalFunctionStatementSyntax local => (local.Identifier.Text, local.ParameterList),
                _ => (null, null),
            };
            var index = parameters?.Parameters.IndexOf(parameter => parameter.Identifier.Text == identifier.Identifier.Text) ?? -1;
            if (index >= 0)
            {
                return [.. _root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                    .Where(call => call.Expression is IdentifierNameSyntax called && called.Identifier.Text == name)
                    .SelectMany(call => Evaluate(call.ArgumentList.Arguments[index].Expression))];
            }
        }

        throw NotUnderstood(identifier);
    }

    private static InvalidOperationException NotUnderstood(ExpressionSyntax expression) =>
        new(
            $"'{expression.Parent}' reads a setting whose name can't be told from the source: '{expression}'. Name it by a literal, a "
                + "constant or nameof.");

    [GeneratedRegex("^%(?<name>[^%]+)%$")]
    private static partial Regex Percent();
}
