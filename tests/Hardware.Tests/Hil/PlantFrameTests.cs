using System;
using System.Linq;
using MbRlRobot.Hil;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Hil;

public sealed class PlantFrameTests
{
    [Fact]
    public void Carries_what_was_put_in()
    {
        PlantFrame frame = Full();
        PlantFrame received = Received(frame.Bytes);
        Assert.Equal(PlantFrameFault.None, received.Check(PlantFrame.Size));
        Assert.Equal(
            (PlantFrameKind.Read, 0xFEDCBA9876543210, 12UL, 3UL, -5L, 0.25),
            (received.Kind, received.Session, received.Sequence, received.Command, received.TimeNanoseconds, received.Seconds));
        Assert.Equal((IoStatus.Stale, IoStatus.NotEnabled, true, true, true), (received.Status, received.Drives, received.IsReply, received.IsEnabled, received.HasOwnTime));
        Assert.Equal(Interlock.LimitSwitch, received.Interlock);
        double[] values = new double[PlantFrame.MaximumValues];
        received.GetValues(values);
        Assert.Equal(Enumerable.Range(0, PlantFrame.MaximumValues).Select(value => value - 0.5), values);
    }

    [Fact]
    public void Is_little_endian_at_the_stated_places()
    {
        PlantFrame frame = new();
        frame.Begin(PlantFrameKind.Enable, 0x0102030405060708, 9);
        frame.SetValues([1.0]);
        byte[] bytes = frame.Bytes.ToArray();
        Assert.Equal("MBRP\u0001\0\u0003\0"u8.ToArray(), bytes[..8]);
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1, 9, 0], bytes[8..18]);
        Assert.Equal([1, 0], bytes[48..50]);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0xF0, 0x3F], bytes[60..68]);
    }

    [Fact]
    public void Is_refused_with_any_bit_turned()
    {
        byte[] bytes = Full().Bytes.ToArray();
        for (int bit = 0; bit < 8 * PlantFrame.Size; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(PlantFrameFault.None, Received(bytes).Check(PlantFrame.Size));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(PlantFrameFault.None, Received(bytes).Check(PlantFrame.Size));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PlantFrame.Size - 1)]
    [InlineData(PlantFrame.Size + 1)]
    public void Is_refused_at_any_other_length(int length) => Assert.Equal(PlantFrameFault.Length, Full().Check(length));

    [Theory]
    [InlineData(4, 2, PlantFrameFault.Foreign)]
    [InlineData(6, 0, PlantFrameFault.Field)]
    [InlineData(6, 8, PlantFrameFault.Field)]
    [InlineData(7, 5, PlantFrameFault.Field)]
    [InlineData(51, 5, PlantFrameFault.Field)]
    [InlineData(52, (byte)Interlock.OutputFailed + 1, PlantFrameFault.Field)]
    [InlineData(48, 121, PlantFrameFault.Field)]
    [InlineData(49, 0xFF, PlantFrameFault.Field)]
    internal void Is_refused_with_an_impossible_field_under_a_right_checksum(int at, byte value, PlantFrameFault fault)
    {
        PlantFrame frame = Full();
        frame.Room[at] = value;
        frame.Seal();
        Assert.Equal(fault, frame.Check(PlantFrame.Size));
    }

    private static PlantFrame Full()
    {
        PlantFrame frame = new();
        frame.Begin(PlantFrameKind.Read, 0xFEDCBA9876543210, 12);
        (frame.Command, frame.TimeNanoseconds, frame.Seconds) = (3, -5, 0.25);
        (frame.Status, frame.Drives, frame.IsReply, frame.IsEnabled, frame.HasOwnTime) = (IoStatus.Stale, IoStatus.NotEnabled, true, true, true);
        frame.Interlock = Interlock.LimitSwitch;
        frame.SetValues([.. Enumerable.Range(0, PlantFrame.MaximumValues).Select(value => value - 0.5)]);
        frame.Seal();
        return frame;
    }

    private static PlantFrame Received(ReadOnlySpan<byte> bytes)
    {
        PlantFrame frame = new();
        bytes.CopyTo(frame.Room);
        return frame;
    }
}
