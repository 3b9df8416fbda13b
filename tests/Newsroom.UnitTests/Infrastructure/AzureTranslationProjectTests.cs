using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Infrastructure;

/// <summary>
/// Not every feed has Microsoft's client library of Azure Translator: only a build that asks for it has it, and only the tests have
/// its declarations.
/// </summary>
public sealed class AzureTranslationProjectTests
{
#if !AZURE_TRANSLATOR_SDK
    [Fact]
    public void The_default_build_has_neither_the_library_nor_its_declarations()
    {
        var references = typeof(TranslationEngine).Assembly.GetReferencedAssemblies().Select(reference => reference.Name);
        Assert.DoesNotContain(references, name =>
            name is "Azure.AI.Translation.Text" or "AzureTranslationSurface" or "Newsroom.AzureTranslation");
    }
#endif

    [Fact]
    public void The_solution_does_not_restore_the_library()
    {
        var solution = Repository.Read("Serverless.sln");
        Assert.DoesNotContain("Newsroom.AzureTranslation.csproj", solution, StringComparison.Ordinal);
        Assert.Contains("AzureTranslationSurface.csproj", solution, StringComparison.Ordinal);
    }

    [Fact]
    public void No_project_of_the_app_references_the_declarations()
    {
        var projects = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.csproj", SearchOption.AllDirectories)
            .ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
            Assert.DoesNotContain("AzureTranslationSurface.csproj", File.ReadAllText(project), StringComparison.Ordinal));
    }
}
