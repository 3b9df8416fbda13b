using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A typed client in C#, generated from the running site's description by a generator that others wrote.</summary>
public sealed class GeneratedClientTests(RunningSite sites)
{
    /// <summary>What a developer writes against the generated types: it compiles only where they are as described. The description has the site's address.</summary>
    private const string Use = """
        namespace Generated;

        public static class Use
        {
            public static async System.Threading.Tasks.Task<string> TellAsync(System.Net.Http.HttpClient http, string tag)
            {
                var client = new NewsroomClient(http);
                EditionList list = await client.ArticleListAsync(lang: "fr", tag: tag, org: null, place: null, kind: EditionKind.Original, from: null, to: null, cursor: null, limit: 5);
                Edition edition = System.Linq.Enumerable.Single(list.Items);
                System.DateTimeOffset published = edition.Published;
                Article article = await client.ArticleOneAsync(edition.Id, lang: "fr", view: null);
                Event happening = System.Linq.Enumerable.Single(article.Events);
                return $"{published:yyyy-MM-dd} {article.Title} / {happening.Title} {happening.Start} / {article.Text}";
            }

            public static async System.Threading.Tasks.Task<string> FailAsync(System.Net.Http.HttpClient http)
            {
                try
                {
                    await new NewsroomClient(http).ArticleOneAsync("aaaaaaaaaaaaa", lang: "fr", view: null);
                    return "found";
                }
                catch (ApiException<Problem> problem)
                {
                    return $"{problem.StatusCode} {problem.Result.Detail}";
                }
            }
        }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_generated_from_the_description_compiles_and_reads_articles()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("voisins.md", $$"""
            ---
            title: Les voisins
            date: 2025-01-03
            language: fr
            tags: [{{folder.Tag}}]
            events: [{ title: La fête, start: 2032-05-01 }]
            ---
            Les voisins vivent dans la ville.
            """);

        var client = Compile(await GenerateAsync(await folder.Site.Http.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative), Cancelled)));
        using var http = new HttpClient();

        Assert.Equal("2025-01-03 Les voisins / La fête 2032-05-01 / Les voisins vivent dans la ville.", await CallAsync(client, "TellAsync", http, folder.Tag));
        Assert.Equal("404 There is no article 'aaaaaaaaaaaaa'.", await CallAsync(client, "FailAsync", http));
    }

    private static async Task<string> GenerateAsync(string description)
    {
        var generator = typeof(GeneratedClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(path => path.Key == "NSwag").Value!;
        var folder = Directory.CreateTempSubdirectory("newsroom-client-");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "openapi.json"), Path.Combine(folder.FullName, "Client.cs"));
            await File.WriteAllTextAsync(input, description, Cancelled);
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            string[] arguments = [generator, "openapi2csclient", $"/input:{input}", $"/output:{output}", "/namespace:Generated", "/className:NewsroomClient", "/jsonLibrary:SystemTextJson"];
            arguments.ToList().ForEach(start.ArgumentList.Add);
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync(Cancelled);
            await process.WaitForExitAsync(Cancelled);
            Assert.True(process.ExitCode == 0, said);
            return await File.ReadAllTextAsync(output, Cancelled);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Assembly Compile(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: Cancelled), CSharpSyntaxTree.ParseText(Use, cancellationToken: Cancelled)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, cancellationToken: Cancelled);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Take(20)));
        assembly.Position = 0;
        return new AssemblyLoadContext("Generated", isCollectible: true).LoadFromStream(assembly);
    }

    private static Task<string> CallAsync(Assembly client, string method, params object[] arguments) =>
        (Task<string>)client.GetType("Generated.Use")!.GetMethod(method)!.Invoke(null, arguments)!;
}
