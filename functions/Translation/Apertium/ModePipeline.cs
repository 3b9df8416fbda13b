using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Newsroom.Translation.Apertium;

/// <summary>
/// The running stages of one mode, for one caller at a time. A shell connects them, so that each writes to the next directly.
/// The stages end at the end of their input: when this process ends, for whatever reason, they end, too.
/// </summary>
internal sealed class ModePipeline : IAsyncDisposable, IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _shell;
    private readonly Stream _input;
    private readonly PipeReader _output;
    private int _sent;
    private int _answered;

    private ModePipeline(Process shell)
    {
        _shell = shell;
        _input = shell.StandardInput.BaseStream;
        _output = PipeReader.Create(shell.StandardOutput.BaseStream);
    }

    public bool IsAlive => !_shell.HasExited;

    public int ProcessId => _shell.Id;

    public static async Task<ModePipeline> StartAsync(ApertiumMode mode, string programs, CancellationToken cancellationToken)
    {
        var stages = ApertiumMode.Command(await File.ReadAllTextAsync(mode.Path, cancellationToken));

        // In the background, so that the waiting shell can close both ends: else the death of a stage in the middle would not be noticed.
        var command = $"exec 3<&0; <&3 {stages} & exec <&- >&- 3<&-; wait";
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", command },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["PATH"] = $"{programs}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        return new ModePipeline(Process.Start(start) ?? throw new IOException("the shell did not start"));
    }

    /// <summary>Sends all requests at once, so that every stage has work, and collects the answers in order.</summary>
    /// <exception cref="IOException">A stage ended.</exception>
    /// <exception cref="TimeoutException">The next response did not come in time. The stages have been killed.</exception>
    public async Task<IReadOnlyList<string>> ExchangeAsync(
        IReadOnlyList<string> requests, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

        // Stages that still owe a response cannot be used again. Killing them also ends reads that cannot be cancelled.
        await using var kill = ending.Token.Register(Kill);
        var writing = WriteAsync(requests, ending.Token);
        try
        {
            var answers = new string[requests.Count];
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = await ReadAsync(ending.Token);
                limit.CancelAfter(timeout);
            }

            await writing;
            return answers;
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            Kill();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested ? new TimeoutException("the stages do not answer", failure) : failure;
        }
    }

    /// <summary>Closes the input of the stages, as happens when this process is killed.</summary>
    public void CloseInput() => _input.Dispose();

    public void Kill()
    {
        if (!_shell.HasExited)
        {
            _shell.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _input.DisposeAsync();
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        await using (timeout.Token.Register(Kill))
        {
            await _shell.WaitForExitAsync(CancellationToken.None);
        }

        _shell.Dispose();
    }

    public void Dispose()
    {
        Kill();
        _shell.Dispose();
    }

    // A numbered blank at the end of each text. A dying stage lets the next ones answer with nothing or half a sentence, and an unknown
    // property of a stage could split a response in two: so a response without its end marker is not accepted.
    private static string EndMarker(int number) => string.Create(CultureInfo.InvariantCulture, $"[={number}]");

    private string WithoutEndMarker(string answer)
    {
        var marker = EndMarker(_answered++);
        var end = answer.IndexOf(marker, StringComparison.Ordinal);
        return end < 0
            ? throw new IOException("a stage left out the end of an answer")
            : answer.Remove(end, marker.Length);
    }

    private async Task WriteAsync(IReadOnlyList<string> requests, CancellationToken cancellationToken)
    {
        foreach (var request in requests)
        {
            await _input.WriteAsync(Utf8.GetBytes(request + EndMarker(_sent++) + '\0'), cancellationToken);
        }

        await _input.FlushAsync(cancellationToken);
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _output.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)0) is { } end)
            {
                var answer = Utf8.GetString(read.Buffer.Slice(0, end));
                _output.AdvanceTo(read.Buffer.GetPosition(1, end));
                return WithoutEndMarker(answer);
            }

            _output.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                throw new EndOfStreamException("a stage ended");
            }
        }
    }
}
