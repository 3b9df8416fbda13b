namespace Newsroom.Benchmarks.Judged;

/// <summary>An article of the judged set.</summary>
/// <param name="Path">Where it is uploaded.</param>
/// <param name="Name">How grades name it: <c>school.2</c>.</param>
/// <param name="Language">The language of its text.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Mentioned">The topic that it mentions by the way.</param>
/// <param name="Text">All of it, with front matter.</param>
internal sealed record JudgedArticle(string Path, string Name, string Language, string Topic, string Mentioned, string Text);
