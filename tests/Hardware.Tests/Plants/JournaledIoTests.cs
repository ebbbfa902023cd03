using System;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class JournaledIoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-journal-").FullName;

    private string Journal => Path.Combine(_folder, "journal");

    [Fact]
    public void Writes_what_the_plant_did_to_the_bit_before_the_step_returns()
    {
        using JournaledIo io = Open();
        io.Reset([0.1, -0.2, 0.3, 0.4]);
        io.Enable();
        io.Write([1.5]);
        io.Advance(0.04);
        double[] after = new double[4];
        io.Read(after, out _);
        string[] lines = File.ReadAllLines(Journal);
        Assert.Equal($"# plant journal 1, process {Environment.ProcessId}, 1 actions, channels x theta xDot thetaDot", lines[0]);
        Assert.Equal("R,0,0,0.1,-0.2,0.3,0.4", lines[1]);
        Assert.StartsWith("S,1,0,0.04,0.1,-0.2,0.3,0.4,1.5,", lines[2], StringComparison.Ordinal);
        Assert.Equal(after, lines[2].Split(',')[^4..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Says_that_a_stopped_robot_had_no_action()
    {
        using JournaledIo io = Open();
        io.Reset(new double[4]);
        Assert.Equal(IoStatus.NotEnabled, io.Write([2]));
        io.Advance(0.01);
        io.Enable();
        io.Write([2]);
        io.Stop();
        io.Advance(0.01);
        Assert.All(File.ReadLines(Journal).Where(line => line[0] == 'S'), line => Assert.Equal("0", line.Split(',')[8]));
    }

    [Fact]
    public void Allocates_nothing_in_a_step()
    {
        using JournaledIo io = Open();
        io.Reset(new double[4]);
        io.Enable();
        io.Write([-1.23456789]);
        io.Advance(0.01);
        using (AllocationGuard.Expect(0))
        {
            io.Advance(0.01);
        }
    }

    [Fact]
    public void Does_not_write_over_a_journal() => Assert.Throws<IOException>(() =>
    {
        File.WriteAllText(Journal, "an older one");
        Open().Dispose();
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JournaledIo Open()
    {
        StoppedClock clock = new();
        PlantIo plant = new(CartPolePlant.Kind.With(), ["x", "theta", "xDot", "thetaDot"], clock);
        return new JournaledIo(plant, 1, clock, Journal);
    }

    private sealed class StoppedClock : ILoopClock
    {
        public long NowNanoseconds => 0;

        public void SleepUntil(long deadlineNanoseconds)
        {
        }
    }
}
