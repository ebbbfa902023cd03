using System;
using System.IO;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>Against the data sheet rev. 4: tables 4 to 8, sections 7.3.1.1, 7.3.3 and 7.3.5.</summary>
public sealed class Pca9685Tests : IDisposable
{
    private readonly Pca9685Chip _chip = new();
    private readonly ScriptedBus _bus;

    public Pca9685Tests() => _bus = new ScriptedBus(_chip);

    public void Dispose() => _bus.Dispose();

    [Theory]
    [InlineData(200, 25e6, 30)] // the data sheet's own example, section 7.3.5
    [InlineData(1526, 25e6, 3)]
    [InlineData(24, 25e6, 253)]
    [InlineData(50, 25e6, 121)]
    [InlineData(50, 27e6, 131)]
    public void Chooses_the_prescaler_of_the_data_sheet(double frequency, double oscillator, int expected) =>
        Assert.Equal(expected, Pca9685.PrescaleOf(frequency, oscillator));

    [Theory]
    [InlineData(23)]
    [InlineData(2000)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void Refuses_frequencies_that_no_prescaler_gives(double frequency) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pca9685.PrescaleOf(frequency, 25e6));

    [Fact]
    public void Sets_up_asleep_with_all_outputs_off_and_wakes_without_a_restart()
    {
        using Pca9685 chip = Open();
        Assert.Equal(["FD10", "0030", "FE79", "0104", "FA00000010", "0020", "00/1", "FE/1"], _bus.Sent);
        Assert.Equal(50, chip.FrequencyHertz, 0.3);
        Assert.Equal(chip.FrequencyHertz, _chip.FrequencyHertz, 1e-9);
    }

    [Theory]
    [InlineData(0, "00000010")]
    [InlineData(1, "00100000")]
    [InlineData(0.5, "00000008")]
    [InlineData(0.075, "00003301")] // 1.5 ms of 20 ms: 307 steps
    [InlineData(1.0 / 4096, "00000100")]
    public void Writes_an_outputs_four_registers(double dutyCycle, string registers)
    {
        using Pca9685 chip = Open();
        Pca9685Output output = chip.Output(3);
        _bus.Sent.Clear();
        output.SetDutyCycle(dutyCycle);
        Assert.Empty(_bus.Sent);
        output.Start();
        Assert.Equal([$"12{registers}", "00/1"], _bus.Sent);
        Assert.Equal(dutyCycle, _chip.DutyCycle(3), 0.5 / 4096);
    }

    [Fact]
    public void Sends_all_outputs_of_a_burst_in_one_transaction()
    {
        using Pca9685 chip = Open();
        Pca9685Output[] outputs = [chip.Output(1), chip.Output(2), chip.Output(5)];
        _bus.Sent.Clear();
        chip.BeginBurst();
        foreach (Pca9685Output output in outputs)
        {
            output.Start();
            output.SetDutyCycle(0.25);
        }

        Assert.Empty(_bus.Sent);
        Assert.Equal(IoStatus.Ok, chip.EndBurst());
        Assert.Equal(["0A" + "00000004" + "00000004" + "00000010" + "00000010" + "00000004", "00/1"], _bus.Sent);
        Assert.Equal(IoStatus.Ok, chip.EndBurst());
        Assert.Equal(2, _bus.Sent.Count);
    }

    [Fact]
    public void Sends_again_what_a_failed_burst_did_not_bring()
    {
        using Pca9685 chip = Open();
        Pca9685Output output = chip.Output(0);
        _bus.FailuresLeft = RepeatingBus.Attempts;
        Assert.Equal(IoStatus.TransferFailed, output.Start());
        chip.BeginBurst();
        Assert.Equal(IoStatus.Ok, output.SetDutyCycle(0.5));
        Assert.Equal(IoStatus.Ok, chip.EndBurst());
        Assert.Equal(0.5, _chip.DutyCycle(0));
    }

    [Fact]
    public void Reports_a_chip_that_lost_its_power_instead_of_believing_it()
    {
        using Pca9685 chip = Open();
        Pca9685Output output = chip.Output(0);
        output.Start();
        _chip.LosePower();
        Assert.Equal(IoStatus.TransferFailed, output.SetDutyCycle(0.5));
        Assert.Equal(0, _chip.DutyCycle(0));
    }

    [Fact]
    public void Holds_outputs_disabled_until_it_is_set_up_and_again_when_closed()
    {
        SimulatedLine line = new(TransferLosses.None);
        _chip.OutputEnable = () => line.IsHigh;
        long edgesAtFirstTransfer = -1;
        Pca9685 chip = Pca9685.Open(new Watched(_bus, () => edgesAtFirstTransfer = edgesAtFirstTransfer < 0 ? line.Edges : edgesAtFirstTransfer), line, 50, 25e6);
        Assert.Equal(1, edgesAtFirstTransfer);
        Assert.False(line.IsHigh);
        Pca9685Output output = chip.Output(0);
        output.SetDutyCycle(1);
        output.Start();
        Assert.Equal(1, _chip.DutyCycle(0));
        chip.Dispose();
        Assert.Equal(0, _chip.DutyCycle(0));
        Assert.True(_bus.IsDisposed);
    }

    [Fact]
    public void Refuses_a_device_that_does_not_answer_or_is_another()
    {
        _bus.FailuresLeft = 100;
        Assert.Contains("does not answer", Assert.Throws<IOException>(() => Open()).Message);
        Assert.Throws<IOException>(() => Pca9685.Open(new ScriptedBus(new As5600Chip()), null, 50, 25e6));
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        using Pca9685 chip = Open();
        Pca9685Output output = chip.Output(7);
        output.Start();
        _bus.IsRecording = false;
        Burst();
        using (AllocationGuard.Expect(0))
        {
            Burst();
        }

        void Burst()
        {
            chip.BeginBurst();
            output.SetDutyCycle(0.3);
            chip.EndBurst();
        }
    }

    private Pca9685 Open() => Pca9685.Open(_bus, null, 50, Pca9685Registers.NominalOscillator);

    private sealed class Watched(IRegisterBus bus, Action watch) : IRegisterBus
    {
        public IoStatus Transfer(ReadOnlySpan<byte> write, Span<byte> read)
        {
            watch();
            return bus.Transfer(write, read);
        }

        public void Dispose() => bus.Dispose();
    }
}
