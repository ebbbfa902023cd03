using System.Collections.Generic;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Transitions;

public sealed class StableHashesTests
{
    /// <summary>The first three are the test vectors published with FNV.</summary>
    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)]
    [InlineData("foobar", 0x85944171F73967E8)]
    [InlineData("ä€😀", 0xE0758EAB1373C56F)]
    public void Hashes_a_text_like_the_published_fnv1a(string text, ulong expected) =>
        Assert.Equal(expected, StableHashes.OfText(text));

    /// <summary>The outputs that are commonly quoted for the reference implementation.</summary>
    [Theory]
    [InlineData(0, 6457827717110365317)]
    [InlineData(1, 3203168211198807973)]
    [InlineData(2, 9817491932198370423)]
    [InlineData(3, 4593380528125082431)]
    [InlineData(4, 16408922859458223821)]
    public void Gives_the_numbers_of_the_published_splitmix64(ulong index, ulong expected) =>
        Assert.Equal(expected, StableHashes.At(1234567, index));

    [Fact]
    public void A_text_that_is_no_unicode_hashes_like_the_replacement_character() =>
        Assert.Equal(StableHashes.OfText("\uFFFD"), StableHashes.OfText("\uD800"));

    [Fact]
    public void A_flipped_bit_turns_over_about_half_of_the_result()
    {
        int turned = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            for (ulong key = 0; key < 256; key++)
            {
                ulong difference = StableHashes.Mix(key) ^ StableHashes.Mix(key ^ (1UL << bit));
                turned += System.Numerics.BitOperations.PopCount(difference);
            }
        }

        Assert.InRange(turned / (64.0 * 256), 31.5, 32.5);
    }

    [Fact]
    public void Salts_make_different_hashes_of_one_key()
    {
        var seen = new HashSet<ulong>();
        for (ulong salt = 0; salt < 1000; salt++)
        {
            Assert.True(seen.Add(StableHashes.Salted(0, salt)));
        }
    }
}
