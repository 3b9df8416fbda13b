using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Newsroom.Tests.Hosting.Worker;

/// <summary>
/// Messages of the worker protocol (FunctionRpc.proto of Azure/azure-functions-language-worker-protobuf) as JSON. Their description is
/// that of the worker package.
/// </summary>
internal static class WorkerProtocol
{
    private const string Package = "Microsoft.Azure.Functions.Worker.Grpc";
    private const int HeaderLength = 5;

    private static readonly FileDescriptor File = FindDescriptor();
    private static readonly MessageDescriptor Message = File.FindTypeByName<MessageDescriptor>("StreamingMessage");
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);
    private static readonly JsonParser Parser = JsonParser.Default;

    /// <summary>The address of the only call: two streams of messages.</summary>
    public static string Path { get; } = $"/{File.Services[0].FullName}/{File.Services[0].Methods[0].Name}";

    /// <summary>Writes a message in gRPC's frame: no compression, the length, the bytes.</summary>
    public static async Task WriteAsync(PipeWriter output, JsonObject message, CancellationToken cancellationToken)
    {
        var bytes = Parser.Parse(message.ToJsonString(), Message).ToByteArray();
        var frame = new byte[HeaderLength + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
        bytes.CopyTo(frame, HeaderLength);
        await output.WriteAsync(frame, cancellationToken);
    }

    /// <summary>Reads the next message; null at the end of the stream.</summary>
    public static async Task<JsonObject?> ReadAsync(PipeReader input, CancellationToken cancellationToken)
    {
        var header = await input.ReadAtLeastAsync(HeaderLength, cancellationToken);
        if (header.Buffer.Length < HeaderLength)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(header.Buffer.Slice(1, HeaderLength - 1).ToArray());
        input.AdvanceTo(header.Buffer.GetPosition(HeaderLength));
        if (length == 0)
        {
            return [];
        }

        var body = await input.ReadAtLeastAsync(length, cancellationToken);
        var message = Message.Parser.ParseFrom(body.Buffer.Slice(0, length).ToArray());
        input.AdvanceTo(body.Buffer.GetPosition(length));
        return JsonNode.Parse(Formatter.Format(message))!.AsObject();
    }

    private static FileDescriptor FindDescriptor() =>
        Assembly.Load(Package).GetTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(FileDescriptor))
            .Select(property => (FileDescriptor)property!.GetValue(null)!)
            .Single(file => file.Services.Count == 1);
}
