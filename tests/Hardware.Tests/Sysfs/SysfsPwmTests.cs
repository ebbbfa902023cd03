using System;
using System.IO;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.Sysfs;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Sysfs;

/// <summary>PWM through files that look like sysfs, and the contract of PWM.</summary>
public sealed class SysfsPwmTests : PwmContract, IDisposable
{
    private const string Header = "1f00098000.pwm";
    private const string Fan = "1f0009c000.pwm";

    private readonly PwmTree _tree = new PwmTree().Add(Fan, 0, 4, exported: 1).Add(Header, 2, 4, exported: 2);

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Finds_the_controller_by_its_device_name_and_sets_it_up_without_pulses()
    {
        _tree.Write(2, 1, "duty_cycle", "90000");
        _tree.Write(2, 1, "period", "100000");
        _tree.Write(2, 1, "enable", "1");
        _tree.Write(2, 1, "polarity", "inversed");
        using IPwm pwm = new PwmClass(_tree.Root).Open(Header, 1, 30_000);
        Assert.Equal(
            ("33333", "0", "0", "normal"),
            (_tree.Read(2, 1, "period"), _tree.Read(2, 1, "duty_cycle"), _tree.Read(2, 1, "enable"), _tree.Read(2, 1, "polarity")));
        Assert.Equal(1e9 / 33_333, pwm.FrequencyHertz);
        Assert.Equal("0", _tree.Read(0, 0, "period"));
    }

    [Theory]
    [InlineData("1f00098001.pwm", "\"1f00098001.pwm\"")]
    [InlineData("pwmchip2", "\"pwmchip2\"")]
    [InlineData(Fan, "\"1f0009c000.pwm\" for motors")]
    public void Refuses_what_is_not_there_and_the_fans_controller_and_lists_those_that_are(string name, string named)
    {
        string message = Assert.Throws<IOException>(() => new PwmClass(_tree.Root).Open(name, 0, 50)).Message;
        Assert.Contains(named, message);
        Assert.Contains("1f00098000.pwm (4 channels), 1f0009c000.pwm (the fan's)", message);
    }

    [Fact]
    public void Says_where_it_looked_when_there_is_no_controller() => Assert.Contains(
        "there is none in /nowhere", Assert.Throws<IOException>(() => new PwmClass("/nowhere").Open(Header, 0, 50)).Message);

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void Refuses_a_channel_that_the_controller_has_not(int channel) => Assert.Contains(
        "allowed: 0 to 3", Assert.Throws<IOException>(() => new PwmClass(_tree.Root).Open(Header, channel, 50)).Message);

    [Fact]
    public async Task Exports_a_channel_and_waits_until_its_files_are_there()
    {
        Task<IPwm> opening = Task.Run(() => new PwmClass(_tree.Root).Open(Header, 3, 50));
        while (_tree.Read(2, "export") != "3")
        {
            await Task.Delay(1);
        }

        _tree.Export(2, 3);
        using IPwm pwm = await opening;
        Assert.Equal("20000000", _tree.Read(2, 3, "period"));
    }

    [Fact]
    public void Gives_the_channel_back_when_it_is_closed()
    {
        IPwm pwm = new PwmClass(_tree.Root).Open(Header, 1, 50);
        pwm.Start();
        pwm.SetDutyCycle(0.5);
        Assert.Equal("10000000", _tree.Read(2, 1, "duty_cycle"));
        pwm.Dispose();
        pwm.Dispose();
        Assert.Equal(("0", "0", "1"), (_tree.Read(2, 1, "duty_cycle"), _tree.Read(2, 1, "enable"), _tree.Read(2, "unexport")));
        Assert.Equal(IoStatus.TransferFailed, pwm.SetDutyCycle(0.5));
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(50)]
    [InlineData(333)]
    public void Gives_the_pulses_of_the_simulated_output_to_the_nanosecond(double frequency)
    {
        using IPwm pwm = new PwmClass(_tree.Root).Open(Header, 0, frequency);
        using SimulatedPwm simulated = new(frequency, TransferLosses.None);
        Assert.Equal(simulated.FrequencyHertz, pwm.FrequencyHertz);
        pwm.Start();
        simulated.Start();
        for (int step = 0; step <= 100; step++)
        {
            pwm.SetDutyCycle(step / 100.0);
            simulated.SetDutyCycle(step / 100.0);
            Assert.Equal(simulated.DutyCycle, _tree.DutyCycle(2, 0));
        }
    }

    [Theory]
    [InlineData("period", "pwm0/period: the kernel refuses 20000000")]
    [InlineData("duty_cycle", "pwm0/duty_cycle: the kernel refuses 0")]
    public void Says_what_the_kernel_refuses_at_opening(string file, string expected)
    {
        _tree.Refuse(2, 0, file);
        Assert.Contains(expected, Assert.Throws<IOException>(() => new PwmClass(_tree.Root).Open(Header, 0, 50)).Message);
    }

    [Fact]
    public void Says_that_a_channel_is_not_given_away()
    {
        _tree.Refuse(2, null, "export");
        Assert.Contains(
            "export: the kernel refuses 3; is the channel another driver's?",
            Assert.Throws<IOException>(() => new PwmClass(_tree.Root).Open(Header, 3, 50)).Message);
    }

    [Fact]
    public void Reports_what_the_kernel_refuses_later_and_ends_the_pulses_all_the_same()
    {
        _tree.Refuse(2, 0, "enable");
        using IPwm pwm = new PwmClass(_tree.Root).Open(Header, 0, 50);
        Assert.Equal(IoStatus.TransferFailed, pwm.Start());
        Assert.Equal(IoStatus.Ok, pwm.SetDutyCycle(0.5));
        Assert.Equal(IoStatus.TransferFailed, pwm.Stop());
        Assert.Equal("0", _tree.Read(2, 0, "duty_cycle"));
    }

    [Fact]
    public void Says_which_file_is_missing()
    {
        File.Delete(Path.Combine(_tree.Channel(2, 0), "period"));
        Assert.Contains("period", Assert.ThrowsAny<IOException>(() => new PwmClass(_tree.Root).Open(Header, 0, 50)).Message);
    }

    protected override IPwm Create() => new PwmClass(_tree.Root).Open(Header, 0, 20_000);

    protected override double Measure(IPwm pwm) => _tree.DutyCycle(2, 0);
}
