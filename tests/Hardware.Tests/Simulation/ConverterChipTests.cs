using System.Buffers.Binary;
using MbRlRobot.Simulation.Chips;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The simulated converters against their data sheets: MCP3008 (DS21295D), INA219 (SBOS448G).</summary>
public sealed class ConverterChipTests
{
    [Theory]

    // figure 6-1: five clocks of the request behind seven leading zeros; the answer's ten bits end with the third byte
    [InlineData(0x01, 0x80, 0, 0, 0)]
    [InlineData(0x01, 0x80, 0, 1, 1023)]
    [InlineData(0x01, 0x80, 0, 0.5, 512)]
    [InlineData(0x01, 0xF0, 7, 0.25, 256)]
    [InlineData(0x01, 0x80, 0, 7, 1023)]
    [InlineData(0x01, 0x80, 0, -1, 0)]
    [InlineData(0x01, 0x90, 0, 1, 0)]
    public void The_mcp3008_answers_in_the_third_byte(byte first, byte second, int input, double share, int expected)
    {
        Mcp3008Chip chip = new();
        chip.Apply(input, share);
        byte[] received = new byte[3];
        chip.Exchange([first, second, 0], received);
        Assert.Equal(expected, ((received[1] & 3) << 8) | received[2]);
        Assert.Equal(0, received[1] & 0xFC);
    }

    [Fact]
    public void The_mcp3008_goes_on_with_the_lowest_bit_first_and_then_with_zeros()
    {
        Mcp3008Chip chip = new();
        chip.Apply(3, 0b10_0000_0110 / 1024.0);
        byte[] received = new byte[6];
        chip.Exchange([0x01, 0xB0, 0, 0, 0, 0], received);
        Assert.Equal([0, 0b10, 0b0000_0110, 0b1100_0000, 0b1000_0000, 0], received);
    }

    [Fact]
    public void The_mcp3008_takes_differences_of_pairs()
    {
        Mcp3008Chip chip = new();
        chip.Apply(2, 0.75);
        chip.Apply(3, 0.5);
        byte[] read = new byte[2];
        Assert.True(chip.Transfer([0b0001_0010], read));
        Assert.Equal(256, ((read[0] & 0x3F) << 4) | (read[1] >> 4));
        Assert.True(chip.Transfer([0b0001_0011], read));
        Assert.Equal([0, 0], read);
        Assert.False(chip.Transfer(new byte[60], new byte[5]));
    }

    [Theory]
    [InlineData(0x0000, 0.1, 1000)]
    [InlineData(0x0000, 1, 4000)]
    [InlineData(0x1800, 1, 10_000)]
    [InlineData(0x1800, -1, -10_000)]
    [InlineData(0x1800, -5, -32_000)]
    public void The_ina219_holds_its_shunt_within_the_range(ushort configuration, double amperes, short expected)
    {
        Ina219Chip chip = new(0.1) { Amperes = amperes };
        Assert.True(chip.Transfer([0, (byte)(configuration >> 8), (byte)configuration], []));
        Assert.Equal(expected, Read(chip, 1));
    }

    [Fact]
    public void The_ina219_has_its_defaults_after_a_reset_and_a_loss_of_power()
    {
        Ina219Chip chip = new(0.1);
        Assert.Equal(0x399F, Read(chip, 0));
        chip.Transfer([5, 0x10, 0x01], []);
        Assert.Equal(0x1000, Read(chip, 5));
        chip.Transfer([0, 0x80, 0], []);
        Assert.Equal((0x399F, 0), (Read(chip, 0), Read(chip, 5)));
        chip.Transfer([0, 0, 5], []);
        Assert.Equal(5, chip.ConfigurationValue);
        chip.LosePower();
        Assert.Equal(0x399F, chip.ConfigurationValue);
    }

    [Fact]
    public void The_ina219_computes_currents_by_its_calibration_and_keeps_its_pointer()
    {
        // section 8.5.1: 1 mA a step over 0.1 ohm is 0.04096 / (0.001 * 0.1), 409; bit 0 cannot be set
        Ina219Chip chip = new(0.1) { Amperes = -2 };
        chip.Transfer([5, 409 >> 8, 409 & 0xFF], []);
        Assert.Equal((short)(-20_000 * 408 / 4096), Read(chip, 4));
        byte[] again = new byte[2];
        Assert.True(chip.Transfer([], again));
        Assert.Equal((short)(-20_000 * 408 / 4096), BinaryPrimitives.ReadInt16BigEndian(again));
        Assert.False(chip.Transfer([6], again));
    }

    private static short Read(Ina219Chip chip, byte register)
    {
        byte[] read = new byte[2];
        Assert.True(chip.Transfer([register], read));
        return BinaryPrimitives.ReadInt16BigEndian(read);
    }
}
