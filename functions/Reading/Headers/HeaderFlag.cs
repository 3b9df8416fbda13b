namespace Newsroom.Reading.Headers;

/// <summary>Yes and no, as editors write them.</summary>
internal static class HeaderFlag
{
    /// <summary>Null where the text is neither.</summary>
    public static bool? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "on" or "1" or "oui" or "vrai" or "sí" or "si" or "sim" or "verdadero" or "ja" or "wahr" or "sì" or "نعم"
            => true,
        "false" or "no" or "n" or "off" or "0" or "non" or "faux" or "não" or "nao" or "falso" or "nein" or "falsch" or "لا" => false,
        _ => null,
    };
}
