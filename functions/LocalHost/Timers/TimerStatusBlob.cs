using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Timers;

/// <summary>The status of a schedule, kept so that the next host knows whether a run was missed.</summary>
internal sealed partial class TimerStatusBlob(BlobClient blob)
{
    /// <summary>The status for this expression; null when there is none, or one of another expression.</summary>
    public async Task<ScheduleStatus?> ReadAsync(string expression, CancellationToken cancellationToken)
    {
        try
        {
            var json = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
            var kept = JsonSerializer.Deserialize(json, StatusJson.Default.KeptStatus);
            return kept?.Schedule == expression
                ? new ScheduleStatus { Last = kept.Last, Next = kept.Next, LastUpdated = kept.LastUpdated }
                : null;
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    public Task WriteAsync(string expression, ScheduleStatus status) =>
        blob.UploadAsync(
            BinaryData.FromBytes(
                JsonSerializer.SerializeToUtf8Bytes(
                    new KeptStatus(expression, status.Last, status.Next, status.LastUpdated),
                    StatusJson.Default.KeptStatus)),
            overwrite: true);

    internal sealed record KeptStatus(string Schedule, DateTime Last, DateTime Next, DateTime LastUpdated);

    [JsonSerializable(typeof(KeptStatus))]
    private sealed partial class StatusJson : JsonSerializerContext;
}
