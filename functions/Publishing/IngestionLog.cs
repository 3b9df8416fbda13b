using Newsroom.Content;

namespace Newsroom.Publishing;

/// <summary>Log messages about uploads: they name articles and paths, and never quote content.</summary>
internal static partial class IngestionLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Article} from {Path} in {Language}")]
    public static partial void Published(this ILogger log, string article, string path, string language);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rejected {Article} from {Path}; the status says why")]
    public static partial void Rejected(this ILogger log, string article, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "Withdrew {Article} from {Path}")]
    public static partial void Withdrawn(this ILogger log, string article, string path);
}
