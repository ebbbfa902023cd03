using System;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>
/// Direction and dead band of a motor. The duty cycle rises slowly until the position moves, then the least one that moves it
/// from rest is found by bisection, in both directions. Each push ends as soon as something has moved by some steps of the sensor: so it
/// is slow and short.
/// </summary>
/// <param name="bench">The robot, opened with its sensors calibrated and no dead band.</param>
/// <param name="action">The action that the motor takes.</param>
/// <param name="settings">The motor's settings.</param>
/// <param name="resolution">The smallest step of the position that it moves, in its unit.</param>
internal sealed class DriveCalibration(CalibrationBench bench, ActionDescription action, HBridgeSettings settings, double resolution)
{
    private const double RampPerSecond = 0.05;
    private const double LargestDuty = 0.6;
    private const double PushSeconds = 0.5;
    private const double Fineness = 0.0005;
    private const double RestSeconds = 30;

    /// <summary>Steps of the sensor that are a motion, and that are none.</summary>
    private const double MovedSteps = 20;
    private const double RestingSteps = 5;

    private double _moved;
    private double _resting;

    private string Position => settings.Moves!;

    /// <summary>Measures.</summary>
    public PartCalibration Measure()
    {
        bench.ByHand(new HandRequest($"Let everything come to rest, {Position} in the middle of its way, and keep off: the robot is about to move by itself."));
        LookAtNoise();
        int[] signs = [.. new[] { 1, -1 }.Where(sign => Reach(sign) > 0)];
        (double Duty, int Direction)[] pushes = [.. signs.Select(LeastDuty)];
        int rise = pushes[0].Direction * signs[0];
        return pushes.Zip(signs).All(push => push.First.Direction * push.Second == rise)
            ? new PartCalibration(
                FullScale: Math.Abs(settings.FullScale) * rise, DeadBand: Math.Round(pushes.Average(push => push.Duty), 4))
            : throw new CalibrationFailedException($"{Position} moves the same way whichever way the motor is driven; look at its direction lines.");
    }

    /// <summary>The largest duty cycle that the action's limits allow one way round; 0 for none.</summary>
    private double Reach(int sign) =>
        Math.Max(sign * (sign * settings.FullScale > 0 ? action.Limits.High : action.Limits.Low) / settings.FullScale, 0);

    /// <summary>A motion must be larger than what a sensor at rest shows.</summary>
    private void LookAtNoise()
    {
        double spread = SpreadOver(bench.Ticks(2 * PushSeconds));
        _moved = Math.Max(MovedSteps * resolution, 3 * spread);
        _resting = Math.Max(RestingSteps * resolution, 1.5 * spread);
    }

    /// <summary>The least duty cycle that moves the motor, and which way the position goes then.</summary>
    private (double Duty, int Direction) LeastDuty(int sign)
    {
        (double high, int direction) = Ramp(sign);
        double low = 0;
        while (high - low > Fineness)
        {
            double middle = (low + high) / 2;
            bool moves = Push(sign, _ => middle, bench.Ticks(PushSeconds)) is not null;
            (low, high) = moves ? (low, middle) : (middle, high);
        }

        return ((low + high) / 2, direction);
    }

    private (double Duty, int Direction) Ramp(int sign)
    {
        double step = RampPerSecond / bench.Ticks(1);
        int ticks = (int)(Math.Min(LargestDuty, Reach(sign)) / step);
        return Push(sign, tick => tick * step, ticks) is { } moved
            ? (moved.Tick * step, moved.Direction)
            : throw new CalibrationFailedException(FormattableString.Invariant(
                $"{Position} did not move with duty cycles up to {ticks * step:0.00}; look at the motor's power and wires, and at moves in robot.json."));
    }

    /// <summary>Drives from rest until the position moves.</summary>
    /// <returns>At which tick and which way it moved; null where it did not.</returns>
    private (int Tick, int Direction)? Push(int sign, Func<int, double> dutyAt, int ticks)
    {
        WaitForRest();
        double start = bench[Position];
        (int Tick, int Direction)? moved = null;
        bench.Enable();
        for (int tick = 1; tick <= ticks && moved is null; tick++)
        {
            bench.Drive(action.Name, sign * dutyAt(tick) * settings.FullScale);
            bench.Tick();
            double way = bench[Position] - start;
            moved = Math.Abs(way) >= _moved ? (tick, Math.Sign(way)) : null;
        }

        bench.Stop();
        return moved;
    }

    private void WaitForRest()
    {
        int window = bench.Ticks(PushSeconds);
        for (int ticks = 0; ticks < bench.Ticks(RestSeconds); ticks += window)
        {
            if (SpreadOver(window) <= _resting)
            {
                return;
            }
        }

        throw new CalibrationFailedException($"{Position} did not come to rest within {RestSeconds:0} s.");
    }

    private double SpreadOver(int ticks)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int tick = 0; tick < ticks; tick++)
        {
            bench.Tick();
            low = Math.Min(low, bench[Position]);
            high = Math.Max(high, bench[Position]);
        }

        return high - low;
    }
}
