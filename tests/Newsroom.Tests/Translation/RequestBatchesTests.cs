using CsCheck;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class RequestBatchesTests
{
    [Fact]
    public void Batches_keep_order_and_limits() =>
        Gen.Int[0, 20].Select(length => new string('x', length)).Array.Sample(fragments =>
        {
            var batches = RequestBatches.Group(fragments, 20, 4).ToList();
            Assert.Equal(fragments, batches.SelectMany(batch => batch));
            Assert.All(batches, batch => Assert.True(batch.Count is > 0 and <= 4 && batch.Sum(text => text.Length) <= 20));
        });

    [Fact]
    public void A_fragment_beyond_the_limit_is_refused_in_words() =>
        Assert.Contains("longer than", Assert.Throws<TranslationException>(() => RequestBatches.Group([new string('x', 21)], 20, 4).ToList()).Message, StringComparison.Ordinal);
}
