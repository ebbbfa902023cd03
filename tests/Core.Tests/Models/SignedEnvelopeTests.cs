using System;
using System.Diagnostics;
using System.Text;
using MbRlRobot.Messaging;
using MbRlRobot.Models;
using MbRlRobot.Numerics;
using MbRlRobot.Signing;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Models;

public sealed class SignedEnvelopeTests : IDisposable
{
    private readonly SigningKey _key = SigningKey.New();
    private readonly byte[] _payload = Encoding.UTF8.GetBytes("""{"a": 1}""");

    public void Dispose() => _key.Dispose();

    [Fact]
    public void What_was_signed_is_verified_byte_for_byte()
    {
        byte[] message = SignedEnvelope.Sign(_payload, _key);
        Assert.True(SignedEnvelope.TryParse(message, out SignedEnvelope envelope));
        Assert.Equal(_payload, envelope.Payload);
        Assert.Equal(_key.Public.Id, envelope.KeyId);
        Assert.True(envelope.IsSignedBy(_key.Public));
        Assert.Equal(_payload.Length + SignedEnvelope.OverheadBytes, message.Length);
    }

    [Fact]
    public void No_bit_can_be_flipped()
    {
        byte[] message = SignedEnvelope.Sign(_payload, _key);
        for (int bit = 0; bit < 8 * message.Length; bit++)
        {
            byte[] flipped = [.. message];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            bool passes = SignedEnvelope.TryParse(flipped, out SignedEnvelope envelope) && envelope.IsSignedBy(_key.Public);
            Assert.False(passes, $"bit {bit} was flipped, and nobody saw it");
        }
    }

    [Fact]
    public void Every_length_but_its_own_is_refused()
    {
        byte[] message = SignedEnvelope.Sign(_payload, _key);
        for (int length = 0; length < message.Length; length++)
        {
            Assert.False(SignedEnvelope.TryParse(message.AsSpan(0, length), out _), $"{length} bytes");
        }

        Assert.False(SignedEnvelope.TryParse([.. message, 0], out _));
    }

    [Fact]
    public void A_bare_manifest_is_no_envelope() =>
        Assert.False(SignedEnvelope.TryParse(ModelManifestWriter.Write(SampleManifest.Create()), out _));

    [Fact]
    public void A_signature_of_the_same_bytes_for_another_purpose_is_none()
    {
        byte[] message = SignedEnvelope.Sign(_payload, _key);
        int signature = message.AsSpan().IndexOf(_payload) - sizeof(ushort) - PublicKey.SignatureBytes;
        _key.Sign(_payload).CopyTo(message.AsSpan(signature));
        Assert.True(SignedEnvelope.TryParse(message, out SignedEnvelope envelope));
        Assert.False(envelope.IsSignedBy(_key.Public));
    }

    [Fact]
    public void Another_key_has_not_signed_it()
    {
        using SigningKey other = SigningKey.New();
        Assert.True(SignedEnvelope.TryParse(SignedEnvelope.Sign(_payload, _key), out SignedEnvelope envelope));
        Assert.False(envelope.IsSignedBy(other.Public));
    }

    [Fact]
    public void The_longest_manifest_fits_into_one_message_and_a_longer_one_is_refused()
    {
        byte[] message = SignedEnvelope.Sign(new byte[ModelManifestWriter.MaximumBytes], _key);
        Assert.True(message.Length <= PayloadLimits.ManifestBytes);
        Assert.True(SignedEnvelope.TryParse(message, out _));
        Assert.Throws<ArgumentException>(() => SignedEnvelope.Sign(new byte[ModelManifestWriter.MaximumBytes + 1], _key));
        Assert.Throws<ArgumentException>(() => SignedEnvelope.Sign([], _key));
    }

    [Fact]
    public void More_bytes_than_a_message_may_have_are_refused_whatever_they_are()
    {
        byte[] message = new byte[PayloadLimits.ManifestBytes + 1];
        SignedEnvelope.Sign(_payload, _key).CopyTo(message, 0);
        Assert.False(SignedEnvelope.TryParse(message, out _));
    }

    /// <summary>Half of the messages are random, half are sound ones with a few bytes changed, added or cut off.</summary>
    [Fact]
    public void A_hundred_thousand_damaged_messages_are_answered_without_allocating()
    {
        byte[] sound = SignedEnvelope.Sign(_payload, _key);
        byte[] message = new byte[400];
        Philox random = new(1);
        long start = Stopwatch.GetTimestamp();
        int envelopes = Count(random, sound, message, 0, 1);
        using (AllocationGuard.Expect(0))
        {
            envelopes += Count(random, sound, message, 1, 100_000);
        }

        Assert.InRange(envelopes, 1000, 99_000);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
    }

    private static int Count(Philox random, byte[] sound, byte[] message, int first, int end)
    {
        int envelopes = 0;
        for (int round = first; round < end; round++)
        {
            Span<byte> damaged = Damaged(random, (ulong)round, sound, message);
            if (SignedEnvelope.TryParse(damaged, out SignedEnvelope envelope))
            {
                envelopes++;
                _ = envelope.Payload[^1] + envelope.Signature[^1];
            }
        }

        return envelopes;
    }

    private static Span<byte> Damaged(Philox random, ulong round, byte[] sound, byte[] message)
    {
        PhiloxBlock block = random.Block(1, round);
        int length = (int)(block.A % (uint)message.Length);
        if (round % 2 == 0)
        {
            message.AsSpan(0, length).Fill((byte)block.B);
            message[0] = SignedEnvelope.FormatByte;
            return message.AsSpan(0, length);
        }

        sound.CopyTo(message, 0);
        message[block.B % (uint)sound.Length] ^= (byte)block.C;
        message[block.D % (uint)sound.Length] ^= (byte)(block.C >> 8);
        return message.AsSpan(0, block.C % 4 == 0 ? length : sound.Length);
    }
}
