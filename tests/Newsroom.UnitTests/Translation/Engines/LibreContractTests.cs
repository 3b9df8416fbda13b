using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Translation;
using Newsroom.Translation.Libre;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>LibreTranslate, before a stand-in with the limit of libretranslate.com.</summary>
public sealed class LibreContractTests : HttpEngineContractTests
{
    protected override EngineStandIn StandIn { get; } = new LibreStandIn { Prefix = "/libre", MaxCharacters = 2_000, MaxTexts = 50 };

    protected override string Name => "LibreTranslate";

    protected override string Description => @"^LibreTranslate 1\.6\.2 \(127\.0\.0\.1:\d+\)$";

    protected override string Key => LibreStandIn.Key;

    protected override (int Characters, int Texts) Max => (2_000, 50);

    [Fact]
    public async Task A_sentence_longer_than_requests_usually_are_goes_by_itself_and_the_server_may_refuse_it()
    {
        await using var standIn = new LibreStandIn { MaxCharacters = 10_000, WantsKey = false };
        await standIn.StartAsync();
        using var engine = Start(standIn.Address, key: null);
        string[] texts = ["Un mot.", new string('m', 9_000), "Deux mots."];
        Assert.Equal(["xUn xmot.", $"x{texts[1]}", "xDeux xmots."], await engine.TranslateAsync(texts, "fr", "en", Cancellation));
        Assert.Equal(3, standIn.Requests);

        var failure = await Assert.ThrowsAsync<TranslationException>(
            () => engine.TranslateAsync([new string('m', 10_001)], "fr", "en", Cancellation));
        Assert.Equal("LibreTranslate refuses the request: Invalid request: request (10001) exceeds text limit (10000)", failure.Message);
    }

    [Fact]
    public async Task Where_a_server_translates_what_is_protected_it_is_asked_for_what_lies_around_it()
    {
        await using var standIn = new LibreStandIn { KnowsProtection = false };
        await standIn.StartAsync();
        using var engine = Start(standIn.Address, LibreStandIn.Key);
        const string Term = "<span class=\"notranslate\" translate=\"no\">Rabat Process</span>";
        Assert.Equal(
            [$"xLes xvoisins xdu {Term} <b>xparlent {Term}, xpuis</b> xdansent.", "xUn xmot.", $"{Term} !"],
            await engine.TranslateAsync(
                [$"Les voisins du {Term} <b>parlent {Term}, puis</b> dansent.", "Un mot.", $"{Term} !"], "fr", "en", Cancellation));
        Assert.Empty(standIn.Complaints);
    }

    [Fact]
    public async Task A_server_that_does_not_describe_itself_is_called_by_its_address()
    {
        await using var standIn = new LibreStandIn { HasSpecification = false };
        await standIn.StartAsync();
        using var engine = Start(standIn.Address, LibreStandIn.Key);
        Assert.Equal($"LibreTranslate ({standIn.Address.Authority})", await engine.DescribeAsync("fr", "en", Cancellation));
    }

    [Fact]
    public async Task Until_it_is_known_what_a_server_can_do_it_is_taken_to_do_all()
    {
        using var engine = Start(new Uri("http://127.0.0.1:1"), key: null);
        Assert.True(engine.Supports("fr", "xx"));
        Assert.False(engine.Supports("fr", "fr"));
        var failure = await Assert.ThrowsAsync<TranslationException>(async () => await engine.DescribeAsync("fr", "en", Cancellation));
        Assert.True(failure.IsOutage);
    }

    protected override string Refusal(int status) => status == 401
        ? "LibreTranslate refuses the key: check Newsroom:LibreTranslateKey."
        : "LibreTranslate refuses access: the key is none of its own, or it was asked too much. Check Newsroom:LibreTranslateKey.";

    private protected override ITranslator Start(EngineLimits limits, TimeProvider clock) => new LibreTranslator(
        new LibreTranslatorSettings(new Uri(StandIn.Address, "libre"), Key), limits, clock, NullLogger<LibreTranslator>.Instance);

    protected override async Task KnowItsLanguagesAsync()
    {
        while (Engine.Supports("fr", "xx"))
        {
            await Task.Delay(5, Cancellation);
        }
    }

    private static LibreTranslator Start(Uri address, string? key) => new(
        new LibreTranslatorSettings(address, key),
        new EngineLimits { RetryDelay = TimeSpan.FromMilliseconds(1) },
        TimeProvider.System,
        NullLogger<LibreTranslator>.Instance);
}
