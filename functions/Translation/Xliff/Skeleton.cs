using Newsroom.Content;

namespace Newsroom.Translation.Xliff;

/// <summary>What a translation is made from besides its sentences: the original (XLIFF 2.1, 4.2.2.3).</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Path">The path of the original's upload.</param>
/// <param name="Version">The version of the original.</param>
/// <param name="Body">The body of the original, without <see cref="EditionBody.Text"/>, which follows from the HTML.</param>
public sealed record Skeleton(string Article, string Path, string Version, EditionBody Body);
