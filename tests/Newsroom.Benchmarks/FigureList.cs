using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Newsroom.Benchmarks;

/// <summary>The figures of one run, printed as they come.</summary>
internal sealed class FigureList(TextWriter output)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Figure> _figures = [];
    private readonly List<Omission> _omitted = [];

    public void Add(Figure figure)
    {
        _figures.Add(figure);
        output.WriteLine(figure);
        output.Flush();
    }

    /// <summary>Says that a figure is missing, and why.</summary>
    public void Omit(string name, string why)
    {
        _omitted.Add(new Omission(name, why));
        output.WriteLine($"{name}: not measured: {why}");
        output.Flush();
    }

    public async Task WriteAsync(FileInfo file, string benchmark, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(
            stream,
            new
            {
                benchmark,
                at = DateTimeOffset.UtcNow,
                machine = $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, "
                    + $"{RuntimeInformation.FrameworkDescription}",
                figures = _figures,
                omitted = _omitted.Count == 0 ? null : _omitted,
            },
            Format,
            cancellationToken);
    }

    private sealed record Omission(string Name, string Why);
}
