using Newsroom.Content;

namespace Newsroom.Publishing;

/// <summary>What is logged of uploads: articles and paths, never what is in them.</summary>
internal static partial class IngestionLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Article} from {Path} in {Language}")]
    public static partial void Published(this ILogger log, string article, string path, string language);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rejected {Article} from {Path}; the status says why")]
    public static partial void Rejected(this ILogger log, string article, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Withdrew {Article} from {Path}")]
    public static partial void Withdrawn(this ILogger log, string article, string path);
}
