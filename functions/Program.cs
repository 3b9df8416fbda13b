using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Newsroom;

await Program.Build(args).RunAsync();

/// <summary>The composition root: the same for LocalHost and for the Azure Functions worker.</summary>
public partial class Program
{
    public static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddNewsroom(builder.Configuration);
        return builder.Build();
    }
}
