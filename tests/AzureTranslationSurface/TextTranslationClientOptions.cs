using Azure.Core;

namespace Azure.AI.Translation.Text;

/// <summary>Declaration.</summary>
public class TextTranslationClientOptions : ClientOptions
{
    public TextTranslationClientOptions(ServiceVersion version = ServiceVersion.V2026_06_06)
    {
        if (version != ServiceVersion.V2026_06_06)
        {
            throw new NotSupportedException();
        }
    }

#pragma warning disable CA1034, CA1707, CA1008 // The package's names.
    public enum ServiceVersion
    {
        V3_0 = 1,
        V2026_06_06,
    }
#pragma warning restore CA1034, CA1707, CA1008
}
