using System;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation.Faults;

/// <summary>What each kind of fault does to the robot.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Noise_has_its_standard_deviation_between_its_times()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Noise, "theta", 0.02, 0.1, 10.1));
        double[] before = Angles(run, 9);
        Assert.All(before, angle => Assert.Equal(0, angle));
        run.Tick();
        double[] during = Angles(run, 990);
        Assert.Equal(0.02, Math.Sqrt(during.Average(angle => angle * angle)), 0.002);
        Assert.Equal(0, during.Average(), 0.003);
        run.Pass(0.2);
        Assert.All(Angles(run, 5), angle => Assert.Equal(0, angle));
    }

    [Fact]
    public void Latency_of_a_sensor_is_counted_in_periods()
    {
        using RigRun late = new(new ScheduledFault(FaultKind.Latency, "x", 3));
        using RigRun punctual = new();
        late.Start();
        punctual.Start();
        double[] truth = [.. Enumerable.Range(0, 20).Select(_ => Position(punctual))];
        double[] seen = [.. Enumerable.Range(0, 20).Select(_ => Position(late))];
        Assert.Equal([0, 0], seen[..2]);
        Assert.Equal(truth[..17], seen[3..]);

        static double Position(RigRun run)
        {
            run.Tick(0.5);
            return run["x"];
        }
    }

    [Fact]
    public void Latency_of_a_drive_delays_what_the_plant_gets_but_not_its_end()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Latency, "drive", 2));
        run.Start();
        run.Io.Write([0.5]);
        run.Tick();
        run.Tick();
        Assert.Equal(0, run["xDot"]);
        run.Tick();
        double driven = run["xDot"];
        Assert.True(driven > 0.01);
        run.Io.Stop();
        run.Tick();
        Assert.True(run["xDot"] < driven);
    }

    [Fact]
    public void Dropped_transactions_are_repeated_and_reported_where_that_does_not_help()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Dropped, "theta", 0.2, From: 0.005));
        int failures = Enumerable.Range(0, 2000).Count(_ => run.Tick() != IoStatus.Ok);
        Assert.InRange(failures, 4, 32); // 0.2^3 of 2000 is 16
        Assert.Equal(failures, run.Io.Board.Sensors[1].Failures);
        Assert.Equal(0, run.Io.Board.Sensors[0].Failures);
    }

    [Fact]
    public void A_sensor_whose_transactions_are_all_dropped_keeps_its_last_value_and_its_age()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Dropped, "theta", 1, From: 0.025));
        run.Place(0, 0.5);
        run.Tick();
        run.Tick();
        double last = run["theta"];
        Assert.Equal(IoStatus.TransferFailed, run.Tick());
        Assert.Equal(last, run["theta"]);
        Assert.Equal(20_000_000, run.Io.Board.Sensors[1].StampNanoseconds);
        Assert.Equal(30_000_000, run.Io.Board.Sensors[0].StampNanoseconds);
    }

    [Fact]
    public void A_drive_whose_transactions_are_dropped_fails_the_write()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Dropped, "drive", 1, From: 0.015));
        run.Start();
        Assert.Equal(IoStatus.Ok, run.Tick(0.5));
        Assert.Equal(IoStatus.TransferFailed, run.Tick(-0.5));
        Assert.NotEqual(IoStatus.Ok, run.Io.Stop());

        // the enable line is not among what is dropped: the drive is without power all the same
        double before = run["xDot"];
        run.Tick();
        Assert.True(Math.Abs(run["xDot"]) < Math.Abs(before));
    }

    [Fact]
    public void A_stuck_sensor_goes_on_with_what_it_sensed()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Stuck, "x", From: 0.055, To: 0.105));
        run.Start();
        double[] seen = [.. Enumerable.Range(0, 15).Select(_ => Next())];
        Assert.All(seen[5..10], x => Assert.Equal(seen[4], x));
        Assert.True(seen[10] > seen[4]);

        double Next()
        {
            Assert.Equal(IoStatus.Ok, run.Tick(0.5));
            return run["x"];
        }
    }

    [Theory]
    [InlineData(0.09, 0)]
    [InlineData(0.55, 0.5)]
    [InlineData(1, 1)]
    public void A_dead_band_takes_its_share_of_the_drive(double drive, double left)
    {
        using RigRun run = new(new ScheduledFault(FaultKind.DeadBand, "drive", 0.1));
        using RigRun free = new();
        Assert.Equal(Speed(free, left), Speed(run, drive), 1e-3);

        static double Speed(RigRun run, double drive)
        {
            run.Start();
            run.Io.Write([drive]);
            run.Tick();
            return run["xDot"];
        }
    }

    private static double[] Angles(RigRun run, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        run.Tick();
        return run["theta"];
    })];
}
