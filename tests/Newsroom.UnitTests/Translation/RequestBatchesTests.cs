using CsCheck;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class RequestBatchesTests
{
    [Fact]
    public void Batches_keep_order_and_limits() =>
        Gen.Int[0, 30].Select(length => new string('x', length)).Array.Sample(fragments =>
        {
            var limits = new RequestLimits(MaxCharacters: 20, MaxFragments: 4, MaxFragmentLength: 30);
            var batches = RequestBatches.Group(fragments, limits).ToList();
            Assert.Equal(fragments, batches.SelectMany(batch => batch));
            Assert.All(
                batches, batch => Assert.True(batch.Count == 1 || (batch.Count is > 0 and <= 4 && batch.Sum(text => text.Length) <= 20)));
        });

    [Fact]
    public void A_fragment_beyond_the_limit_is_refused_with_a_clear_message() => Assert.Equal(
        "A sentence of 1,021 characters is longer than the 1,020 that one request may have.",
        Assert.Throws<TranslationException>(
            () => RequestBatches.Group([new string('x', 1_021)], new RequestLimits(20, 4, 1_020)).ToList()).Message);
}
