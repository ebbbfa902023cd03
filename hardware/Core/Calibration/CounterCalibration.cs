using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>
/// Scale and direction of a counter: what it counts over a known way in the positive direction. The way is that between its two
/// limit switches where it has them, and one that somebody measures otherwise.
/// </summary>
/// <param name="bench">The robot, read with the settings of robot.json.</param>
/// <param name="state">The state that the counter measures.</param>
/// <param name="settings">The counter's settings.</param>
/// <param name="switches">The robot's contacts, by channel.</param>
internal sealed class CounterCalibration(
    CalibrationBench bench, StateDescription state, Ls7366RSettings settings, IReadOnlyList<(string Channel, ContactSettings Contact)> switches)
{
    private const int LeastCounts = 200;
    private const double LargestFactor = 10;

    /// <summary>How far beyond a switch it is moved, as a share of the way between both.</summary>
    private const double Beyond = 0.01;

    private string Channel => state.Channel!;

    /// <summary>Measures.</summary>
    public PartCalibration Measure()
    {
        (string? lowSwitch, double low) = switches
            .Where(each => each.Contact.Of == Channel && each.Contact.Below is not null)
            .Select(each => (each.Channel, each.Contact.Below!.Value)).FirstOrDefault();
        (string? highSwitch, double high) = switches
            .Where(each => each.Contact.Of == Channel && each.Contact.Above is not null)
            .Select(each => (each.Channel, each.Contact.Above!.Value)).FirstOrDefault();
        return lowSwitch is null || highSwitch is null || low >= high
            ? OverLength()
            : Scaled(high - low, -MoveTo(lowSwitch, "negative", low - (Beyond * (high - low))) + MoveTo(highSwitch, "positive", high + (Beyond * (high - low))));
    }

    /// <summary>Has it moved to a limit switch.</summary>
    /// <returns>What it read where the switch opened, in its unit.</returns>
    private double MoveTo(string limit, string direction, double target)
    {
        bench.Tick();
        if (bench[limit] != 0)
        {
            throw new CalibrationFailedException($"{limit} is open already: move {Channel} away from it, or look at its wires.");
        }

        double? reading = null;
        bench.ByHand(
            new HandRequest($"Move {Channel} by hand, slowly, in its {direction} direction until {limit} opens.", Channel, target),
            () =>
            {
                reading = bench[limit] != 0 ? reading ?? bench[Channel] : reading;
                return reading is not null;
            });
        return reading ?? throw new CalibrationFailedException($"{limit} did not open; look at its wires.");
    }

    private PartCalibration OverLength()
    {
        double longest = 2 * state.Limits.HalfRange;
        double length = bench.Operator.Ask(
            new LengthRequest($"How far will you move {Channel}, in {state.Unit}? It must be exact to a hundredth.", longest / 4, longest), bench.Tick);
        bench.ByHand(new HandRequest($"Bring {Channel} to where it begins.", Channel, 0));
        double first = bench[Channel];
        bench.ByHand(new HandRequest(
            FormattableString.Invariant($"Move {Channel} by hand by {length:G6} {state.Unit} in its positive direction, and leave it there."), Channel, length));
        return Scaled(length, bench[Channel] - first);
    }

    private PartCalibration Scaled(double way, double read)
    {
        double factor = way / read;
        return Math.Abs(read / settings.UnitsPerCount) >= LeastCounts && Math.Abs(factor) is >= 1 / LargestFactor and <= LargestFactor
            ? new PartCalibration(UnitsPerCount: settings.UnitsPerCount * factor)
            : throw new CalibrationFailedException(FormattableString.Invariant(
                $"{Channel} read {read:G4} {state.Unit} over {way:G4} {state.Unit}; look at the encoder's wires, and at unitsPerCount in robot.json."));
    }
}
