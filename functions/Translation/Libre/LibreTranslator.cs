using System.Net.Http.Headers;
using System.Text.Json;

namespace Newsroom.Translation.Libre;

/// <summary>LibreTranslate, or another server with its interface.</summary>
internal sealed class LibreTranslator : ITranslator, IDisposable
{
    private static readonly EngineMessages Messages = new(
        "LibreTranslate",
        "LibreTranslate refuses the key: check Newsroom:LibreTranslateKey.",
        "LibreTranslate refuses access: the key is none of its own, or it was asked too much. Check Newsroom:LibreTranslateKey.",
        "Newsroom:LibreTranslateUrl",
        body => JsonSerializer.Deserialize(body, LibreMessages.Default.LibreErrorResponse)?.Error);

    private readonly LibreTranslatorSettings _settings;
    private readonly EngineClient _client;
    private readonly LibreLanguages _languages;

    // Servers set their own limits: libretranslate.com accepts 2,000 characters, most servers accept any number.
    private readonly RequestBatches _batches = new(
        new RequestLimits(MaxCharacters: 2_000, MaxFragments: 50, MaxFragmentLength: int.MaxValue));
    private string? _name;

    public LibreTranslator(LibreTranslatorSettings settings, EngineLimits limits, TimeProvider clock, ILogger<LibreTranslator> logger)
    {
        _settings = settings;
        _client = new EngineClient(Messages, limits, clock);
        _languages = new LibreLanguages(FetchLanguagesAsync, clock, logger);
    }

    /// <inheritdoc/>
    public async ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) =>
        _name ??= await FetchNameAsync(cancellationToken);

    /// <inheritdoc/>
    public bool Supports(string source, string target) => source != target && _languages.Has(source, target);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        if (!Supports(source, target))
        {
            throw new TranslationException($"LibreTranslate does not translate from \"{source}\" to \"{target}\".");
        }

        var answers = (await SendInBatchesAsync(fragments, source, target, cancellationToken)).ToArray();
        var lost = Enumerable.Range(0, answers.Length).Where(i => !ProtectedPieces.AreKept(fragments[i], answers[i])).ToArray();
        if (lost.Length > 0)
        {
            var pieces = lost.Select(i => new ProtectedPieces(fragments[i])).ToArray();
            IReadOnlyList<string> texts = [.. pieces.SelectMany(fragment => fragment.Texts)];
            var translated = await SendInBatchesAsync(texts, source, target, cancellationToken);
            var next = 0;
            foreach (var (i, fragment) in lost.Zip(pieces))
            {
                answers[i] = fragment.Join([.. translated.Skip(next).Take(fragment.Texts.Count)]);
                next += fragment.Texts.Count;
            }
        }

        return answers;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _languages.Dispose();
        _client.Dispose();
    }

    private Task<IReadOnlyList<string>> SendInBatchesAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken) =>
        _batches.SendAsync(fragments, $"{source} {target}", batch => SendAsync(batch, source, target, cancellationToken));

    private async Task<IReadOnlyList<string>> SendAsync(
        IReadOnlyList<string> batch, string source, string target, CancellationToken cancellationToken)
    {
        var body = new LibreRequest(batch, source, target, "html", _settings.Key);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, LibreMessages.Default.LibreRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.AddressOf("translate")) { Content = content };
        string[] secrets = _settings.Key is { } key ? [.. batch, key] : [.. batch];
        var answer = await _client.SendAsync(request, LibreMessages.Default.LibreResponse, secrets, cancellationToken);
        string[] texts = [.. (answer.TranslatedText ?? []).OfType<string>()];
        return texts.Length == batch.Count ? [.. batch.Zip(texts, EscapedText.Restore)] : throw _client.Failures.InvalidResponse();
    }

    private async Task<string> FetchNameAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _settings.AddressOf("spec"));
        string? version = null;
        try
        {
            version = (await _client.SendAsync(request, LibreMessages.Default.LibreSpecification, [], cancellationToken)).Info?.Version;
        }
        catch (TranslationException failure) when (!failure.IsOutage)
        {
            // Compatible servers need not describe themselves.
        }

        return string.IsNullOrWhiteSpace(version)
            ? $"LibreTranslate ({_settings.Address.Authority})"
            : $"LibreTranslate {version.Trim()} ({_settings.Address.Authority})";
    }

    private async Task<IReadOnlyList<LibreLanguage?>> FetchLanguagesAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _settings.AddressOf("languages"));
        return await _client.SendAsync(request, LibreMessages.Default.IReadOnlyListLibreLanguage, [], cancellationToken);
    }
}
