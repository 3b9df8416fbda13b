using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Newsroom.Tests.Hosting;

namespace Newsroom.Tests.Architecture;

/// <summary>A source file of the repository.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Generated = ["/bin/", "/obj/", "/node_modules/"];

    public IEnumerable<string> Namespaces =>
        Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(declared => declared.Name.ToString());

    public CompilationUnitSyntax Root => CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot();

    /// <summary>The C# files below some folders.</summary>
    public static IReadOnlyList<SourceFile> All(params string[] folders) =>
    [
        .. from folder in folders
           from path in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
           where !Generated.Any(part => relative.Contains(part, StringComparison.Ordinal))
           orderby relative
           select new SourceFile(relative, File.ReadAllText(path)),
    ];
}
