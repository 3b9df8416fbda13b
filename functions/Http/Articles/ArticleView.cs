namespace Newsroom.Http.Articles;

/// <summary>What an article is shown with.</summary>
internal enum ArticleView
{
    /// <summary>The original and its translation, sentence by sentence.</summary>
    Parallel,
}
