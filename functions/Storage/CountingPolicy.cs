using Azure.Core;
using Azure.Core.Pipeline;

namespace Newsroom.Storage;

/// <summary>Counts every request to one storage service, by operation and by the function that caused it.</summary>
internal sealed class CountingPolicy(string service, StorageMetrics metrics) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        metrics.Sent(service, Operation(message.Request), StorageOperations.Record());

    private string Operation(Request request)
    {
        var path = request.Uri.Path;
        var query = request.Uri.Query;
        return (service, request.Method.Method) switch
        {
            ("table", "GET") => path.Contains("RowKey=", StringComparison.Ordinal) ? "read" : "query",
            ("table", "POST") => path.EndsWith("$batch", StringComparison.Ordinal) ? "transaction" : "insert",
            ("table", "PUT" or "PATCH" or "MERGE") => "update",
            ("queue", "GET") => "receive",
            ("queue", "POST") => "send",
            ("queue", "PUT") => path.Contains("/messages", StringComparison.Ordinal) ? "update" : "create",
            ("blob", "GET") => query.Contains("comp=list", StringComparison.Ordinal) ? "list" : "read",
            ("blob", "HEAD") => "head",
            ("blob", "PUT") => query.Contains("comp=lease", StringComparison.Ordinal) ? "lease"
                : query.Contains("restype=container", StringComparison.Ordinal) ? "create" : "write",
            (_, "DELETE") => "delete",
            var (_, method) => method,
        };
    }
}
