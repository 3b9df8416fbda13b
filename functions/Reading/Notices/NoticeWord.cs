namespace Newsroom.Reading.Notices;

/// <summary>What a word can mean in a line that asks to wait.</summary>
[Flags]
internal enum NoticeWord
{
    None = 0,

    /// <summary>Embargo, Sperrfrist, эмбарго.</summary>
    Embargo = 1,

    /// <summary>A word for an embargo that has another meaning, too: gesperrt (a street), embargado (an account).</summary>
    PerhapsEmbargo = 2,

    /// <summary>Not, interdit, nicht.</summary>
    Prohibition = 4,

    /// <summary>Publish, diffusion, Veröffentlichung.</summary>
    Publication = 8,

    /// <summary>Published, released: what was done, and no request.</summary>
    Published = 16,

    /// <summary>From, à partir, ab.</summary>
    From = 32,

    /// <summary>Draft, confidentiel, Entwurf.</summary>
    Refusal = 64,

    /// <summary>A word that asks for nothing: of time, of courtesy, or for the document itself.</summary>
    Other = 128,
}
