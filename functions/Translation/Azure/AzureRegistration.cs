using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Translation.Azure;

namespace Newsroom.Translation;

public static partial class TranslationRegistration
{
    static partial void FindAzure(IConfigurationSection settings, ref Action<IServiceCollection>? add) =>
        add = services => services.AddSingleton<ITranslator>(_ => AzureTranslator.Create(settings));
}
