using MbRlRobot.Simulation.Chips;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation.Chips;

/// <summary>Against the data sheet rev. 4: tables 4 to 6, sections 7.3.1.1, 7.3.3 and 7.3.5.</summary>
public sealed class Pca9685ChipTests
{
    private readonly Pca9685Chip _chip = new();

    [Fact]
    public void Starts_asleep_at_200_hertz_with_its_outputs_off()
    {
        Assert.Equal([0x11, 0x04], [Read(0x00), Read(0x01)]);
        Assert.Equal([0x1E, 0x10], [Read(0xFE), Read(0x45)]);
        Assert.Equal(196.9, _chip.FrequencyHertz, 0.1);
        Assert.Equal(0, _chip.DutyCycle(0));
    }

    [Fact]
    public void Takes_the_prescaler_only_asleep_and_not_below_3()
    {
        Write(0xFE, 1);
        Assert.Equal(3, Read(0xFE));
        Write(0x00, 0x00);
        Write(0xFE, 100);
        Assert.Equal(3, Read(0xFE));
        Assert.Equal(1526, _chip.FrequencyHertz, 1.0);
    }

    [Theory]
    [InlineData(0x44, 0x20, new byte[] { 0x5A, 0x05, 0x25 })] // past register 69 comes MODE1
    [InlineData(0x44, 0x00, new byte[] { 0x5A, 0x5A, 0x5A })] // without AI the address stands still
    [InlineData(0xFD, 0x20, new byte[] { 0x00, 0x1E, 0x25 })] // past register 254 comes MODE1; ALL_LED reads as 0
    public void Counts_its_address_on_where_AI_says_so(byte register, byte mode1, byte[] expected)
    {
        Write(0x44, 0x5A);
        Write(0x45, 0x05);
        Write(0x00, (byte)(mode1 | 0x05));
        byte[] read = new byte[3];
        Assert.True(_chip.Transfer([register], read));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData(511, 3071, 0.625)] // page 18, example 1
    [InlineData(2047, 767, 0.6875)] // example 2: the pulse reaches into the next period
    [InlineData(0x1000 + 1022, 77, 1)] // example 3: full on
    [InlineData(1023, 1023, 0)] // example 4: no pulse
    [InlineData(0x1000, 0x1000, 0)] // full off wins
    [InlineData(409, 1228, 819.0 / 4096)] // page 17, example 1
    public void Pulses_from_ON_to_OFF(int on, int off, double dutyCycle)
    {
        Write(0x00, 0x20);
        _chip.Transfer([0x06, (byte)on, (byte)(on >> 8), (byte)off, (byte)(off >> 8)], []);
        Assert.Equal(dutyCycle, _chip.DutyCycle(0), 1e-12);
        Assert.Equal(0, _chip.DutyCycle(1));
    }

    [Fact]
    public void Changes_all_outputs_at_the_stop_condition()
    {
        Write(0x00, 0x20);
        _chip.Transfer([0xFA, 0, 0, 0, 8], []);
        for (int output = 0; output < 16; output++)
        {
            Assert.Equal(0.5, _chip.DutyCycle(output));
        }
    }

    [Fact]
    public void Waits_after_sleep_for_a_restart_or_new_pulses()
    {
        Write(0x00, 0x20);
        _chip.Transfer([0x06, 0, 0, 0, 8], []);
        Write(0x00, 0x30);
        Assert.Equal(((byte)0xB0, (double)0), (Read(0x00), _chip.DutyCycle(0)));
        Write(0x00, 0x20);
        Assert.Equal(((byte)0xA0, (double)0), (Read(0x00), _chip.DutyCycle(0)));
        Write(0x00, 0xA0);
        Assert.Equal(((byte)0x20, (double)0.5), (Read(0x00), _chip.DutyCycle(0)));
        Write(0x00, 0x30);
        Write(0x00, 0x20);
        _chip.Transfer([0x06, 0, 0, 0, 4], []);
        Assert.Equal(((byte)0x20, (double)0.25), (Read(0x00), _chip.DutyCycle(0)));
    }

    [Fact]
    public void Needs_no_restart_after_an_orderly_shutdown()
    {
        Write(0x00, 0x20);
        _chip.Transfer([0x06, 0, 0, 0, 8], []);
        Write(0xFD, 0x10);
        Write(0x00, 0x30);
        Assert.Equal(0x30, Read(0x00));
    }

    [Fact]
    public void Gives_nothing_while_OE_is_high()
    {
        bool isHigh = true;
        _chip.OutputEnable = () => isHigh;
        Write(0x00, 0x20);
        _chip.Transfer([0x06, 0, 0x10, 0, 0], []);
        Assert.Equal(0, _chip.DutyCycle(0));
        isHigh = false;
        Assert.Equal(1, _chip.DutyCycle(0));
    }

    [Theory]
    [InlineData(0x46)]
    [InlineData(0xF9)]
    [InlineData(0xFF)]
    public void Does_not_acknowledge_reserved_addresses(byte register) => Assert.False(_chip.Transfer([register], new byte[1]));

    [Fact]
    public void Keeps_reserved_bits_at_zero()
    {
        Write(0x01, 0xFF);
        Write(0x07, 0xFF);
        Assert.Equal([0x1F, 0x1F], [Read(0x01), Read(0x07)]);
    }

    private void Write(byte register, byte value) => Assert.True(_chip.Transfer([register, value], []));

    private byte Read(byte register)
    {
        byte[] read = new byte[1];
        Assert.True(_chip.Transfer([register], read));
        return read[0];
    }
}
