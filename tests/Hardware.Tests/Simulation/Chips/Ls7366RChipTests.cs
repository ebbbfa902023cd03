using System.Buffers.Binary;
using MbRlRobot.Simulation.Chips;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation.Chips;

/// <summary>Against the datasheet 7366R-122205, page 3.</summary>
public sealed class Ls7366RChipTests
{
    private readonly Ls7366RChip _chip = new();

    [Fact]
    public void Has_lost_its_power_when_it_starts_until_the_status_is_cleared()
    {
        Assert.Equal([0x0C], Read(0x70, 1));
        _chip.Transfer([0x30], []);
        Assert.Equal([0x08], Read(0x70, 1));
        _chip.LosePower();
        Assert.Equal([0x0C], Read(0x70, 1));
    }

    [Theory]
    [InlineData(1, 9, 2)]
    [InlineData(2, 9, 4)]
    [InlineData(3, 9, 9)]
    [InlineData(3, -9, -9)]
    public void Counts_edges_by_MDR0(byte mode0, long edges, int expected)
    {
        _chip.Transfer([0x88, mode0], []);
        _chip.MoveTo(edges);
        Assert.Equal(expected, BinaryPrimitives.ReadInt32BigEndian(Read(0x60, 4)));
    }

    [Fact]
    public void Does_not_count_while_MDR1_disables_it()
    {
        _chip.Transfer([0x88, 3], []);
        _chip.Transfer([0x90, 4], []);
        _chip.MoveTo(100);
        Assert.Equal([0x00], [(byte)(Read(0x70, 1)[0] & 0x08)]);
        _chip.Transfer([0x90, 0], []);
        _chip.MoveTo(101);
        Assert.Equal([0, 0, 0, 1], Read(0x60, 4));
    }

    [Theory]
    [InlineData(0, new byte[] { 0x12, 0x34, 0x56, 0x78 })]
    [InlineData(1, new byte[] { 0x34, 0x56, 0x78, 0x00 })]
    [InlineData(2, new byte[] { 0x56, 0x78, 0x00, 0x00 })]
    [InlineData(3, new byte[] { 0x78, 0x00, 0x00, 0x00 })]
    public void Has_as_many_bytes_as_MDR1_says(byte mode1, byte[] expected)
    {
        _chip.Transfer([0x88, 3], []);
        _chip.Transfer([0x90, mode1], []);
        _chip.MoveTo(0x12345678);
        Assert.Equal(expected, Read(0x60, 4));
    }

    [Fact]
    public void Holds_in_OTR_what_was_transferred_there()
    {
        _chip.Transfer([0x88, 3], []);
        _chip.MoveTo(5);
        _chip.Transfer([0xE8], []);
        _chip.MoveTo(9);
        Assert.Equal([0, 0, 0, 5], Read(0x68, 4));
        Assert.Equal([0, 0, 0, 9], Read(0x60, 4));
        Assert.Equal([0, 0, 0, 9], Read(0x68, 4));
    }

    [Fact]
    public void Loads_the_counter_from_DTR()
    {
        _chip.Transfer([0x98, 1, 2, 3, 4], []);
        _chip.Transfer([0xE0], []);
        Assert.Equal([1, 2, 3, 4], Read(0x60, 4));
        _chip.Transfer([0x20], []);
        Assert.Equal([0, 0, 0, 0], Read(0x60, 4));
    }

    [Fact]
    public void Says_borrow_sign_and_direction_in_the_status()
    {
        _chip.Transfer([0x88, 3], []);
        _chip.Transfer([0x30], []);
        _chip.MoveTo(-1);
        Assert.Equal([0x49], Read(0x70, 1));
        _chip.MoveTo(1);
        Assert.Equal([0xCA], Read(0x70, 1));
    }

    [Fact]
    public void Takes_one_instruction_a_transfer_and_ignores_what_comes_while_it_answers()
    {
        _chip.Transfer([0x88, 3], []);
        byte[] read = new byte[1];
        _chip.Transfer([0x48, 0x20], read);
        Assert.Equal([0], read);
        Assert.Equal([3], Read(0x48, 1));
    }

    [Fact]
    public void Ignores_the_lowest_bits_of_an_instruction()
    {
        _chip.Transfer([0x8F, 3], []);
        Assert.Equal([3], Read(0x4A, 1));
    }

    private byte[] Read(byte instruction, int length)
    {
        byte[] read = new byte[length];
        Assert.True(_chip.Transfer([instruction], read));
        return read;
    }
}
