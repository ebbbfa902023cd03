using System;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Gpio;

/// <summary>The reference robot's drivers over System.Device.Gpio's own classes over simulated chips.</summary>
[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioRigTests : RobotIoContract
{
    private const double Period = 0.01;

    protected override int ActionDimension => 1;

    [AdapterFact]
    public void Reads_what_the_simulated_board_reads_to_the_bit() => Assert.Equal(Run(isThroughPackage: false), Run(isThroughPackage: true));

    [AdapterFact]
    public void Reads_what_the_simulated_board_reads_with_faults_too()
    {
        ScheduledFault[] faults =
        [
            new(FaultKind.Noise, "theta", 0.01),
            new(FaultKind.Dropped, "theta", 0.4, From: 0.05),
            new(FaultKind.Dropped, "x", 0.9, From: 0.3),
            new(FaultKind.Dropped, "drive", 0.1, From: 0.1),
            new(FaultKind.Open, "estop", From: 0.7),
        ];
        double[] expected = Run(isThroughPackage: false, faults);
        Assert.Equal(expected, Run(isThroughPackage: true, faults));
        Assert.Contains((double)IoStatus.TransferFailed, expected);
        Assert.Contains((double)IoStatus.NotEnabled, expected);
    }

    [AdapterFact]
    public void Allocates_nothing_in_a_tick_while_the_plant_moves()
    {
        VirtualLoopClock clock = new();
        using SimulatedBoardIo io = GpioBoards.Rig(clock, isThroughPackage: true);
        double[] channels = new double[io.Channels.Count];
        Assert.Equal(IoStatus.Ok, io.Enable());
        Ticks(20);
        using (AllocationGuard.Expect(0))
        {
            Ticks(50);
        }

        void Ticks(int count)
        {
            for (int tick = 0; tick < count; tick++)
            {
                io.Advance(Period);
                io.Read(channels, out _);
                io.Write([0.1]);
            }
        }
    }

    protected override IRobotIo Create() => GpioBoards.Rig(new VirtualLoopClock(), isThroughPackage: true);

    /// <summary>A hundred periods: of each the channels, and how reading and writing ended.</summary>
    private static double[] Run(bool isThroughPackage, params ScheduledFault[] faults)
    {
        const int ticks = 100;
        VirtualLoopClock clock = new();
        using SimulatedBoardIo io = GpioBoards.Rig(clock, isThroughPackage, faults);
        int width = io.Channels.Count;
        double[] seen = new double[ticks * (width + 2)];
        Assert.Equal(IoStatus.Ok, io.Enable());
        for (int tick = 0; tick < ticks; tick++)
        {
            Span<double> row = seen.AsSpan(tick * (width + 2), width + 2);
            io.Advance(Period);
            row[width] = (double)io.Read(row[..width], out _);
            row[width + 1] = (double)io.Write([Math.Sin(0.2 * tick)]);
        }

        return seen;
    }
}
