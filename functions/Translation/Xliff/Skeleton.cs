using Newsroom.Content;

namespace Newsroom.Translation.Xliff;

/// <summary>What an edition is made of beside its sentences: the original (XLIFF 2.1, 4.2.2.3).</summary>
/// <param name="Article">Id of the article.</param>
/// <param name="Path">The original's upload.</param>
/// <param name="Version">Version of the original.</param>
/// <param name="Body">What it says; without <see cref="EditionBody.Text"/>, which follows from the HTML.</param>
public sealed record Skeleton(string Article, string Path, string Version, EditionBody Body);
