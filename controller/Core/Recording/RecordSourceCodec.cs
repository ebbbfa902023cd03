using System;
using System.IO;
using System.Text;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>A source's facts as bytes, the same in rings and segments; the layout is in this folder's README.</summary>
internal static class RecordSourceCodec
{
    private const int EpochAt = 0;
    private const int HashAt = 8;
    private const int DimensionsAt = 40;
    private const int ReadingsAt = 48;
    private const int TextsAt = 50;

    /// <summary>The most bytes that it takes.</summary>
    public const int MaximumLength = 54 + 64 + (RecordSource.MaximumChannels * (RecordSource.LongestName + 1));

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Spells a source.</summary>
    public static byte[] Encode(RecordSource source)
    {
        byte[] robotId = Encoding.UTF8.GetBytes(source.RobotId);
        byte[] channels = Encoding.UTF8.GetBytes(string.Join('\n', source.Channels));
        byte[] bytes = new byte[TextsAt + 4 + robotId.Length + channels.Length];
        bytes.Put(EpochAt, source.Epoch);
        Convert.FromHexString(source.Schema.Hash).CopyTo(bytes, HashAt);
        bytes.Put(DimensionsAt, (ushort)source.Schema.StateDimension);
        bytes.Put(DimensionsAt + 2, (ushort)source.Schema.ActionDimension);
        bytes.Put(DimensionsAt + 4, (ushort)source.Schema.ParameterDimension);
        bytes.Put(DimensionsAt + 6, (ushort)source.Channels.Count);
        bytes.Put(ReadingsAt, (ushort)source.ReadingsPerStep);
        bytes.Put(TextsAt, (ushort)robotId.Length);
        bytes.Put(TextsAt + 2, (ushort)channels.Length);
        robotId.CopyTo(bytes, TextsAt + 4);
        channels.CopyTo(bytes, TextsAt + 4 + robotId.Length);
        return bytes;
    }

    /// <summary>Reads a source.</summary>
    /// <exception cref="InvalidDataException">It is none; the message has the file and why.</exception>
    public static RecordSource Decode(ReadOnlySpan<byte> bytes, string where)
    {
        try
        {
            return Parse(bytes);
        }
        catch (Exception fault) when (fault is ArgumentException or DecoderFallbackException)
        {
            throw new InvalidDataException($"{where}: its header is damaged: {fault.Message}");
        }
    }

    private static RecordSource Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < TextsAt + 4
            || bytes.Length != TextsAt + 4 + bytes.Get<ushort>(TextsAt) + bytes.Get<ushort>(TextsAt + 2))
        {
            throw new ArgumentException($"{bytes.Length} bytes are not its length.");
        }

        ReadOnlySpan<byte> robotId = bytes.Slice(TextsAt + 4, bytes.Get<ushort>(TextsAt));
        string[] channels = StrictUtf8.GetString(bytes[(TextsAt + 4 + robotId.Length)..]).Split('\n');
        TransitionSchema schema = new(
            Convert.ToHexStringLower(bytes.Slice(HashAt, 32)),
            bytes.Get<ushort>(DimensionsAt),
            bytes.Get<ushort>(DimensionsAt + 2),
            bytes.Get<ushort>(DimensionsAt + 4));
        return channels.Length == bytes.Get<ushort>(DimensionsAt + 6)
            ? new RecordSource(
                StrictUtf8.GetString(robotId), bytes.Get<ulong>(EpochAt), schema, channels, bytes.Get<ushort>(ReadingsAt))
            : throw new ArgumentException($"{channels.Length} names of channels are not its number.");
    }
}
