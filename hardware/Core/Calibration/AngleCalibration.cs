using System;
using MbRlRobot.Boards;
using MbRlRobot.Numerics;

namespace MbRlRobot.Calibration;

/// <summary>
/// Zero and direction of an absolute angle sensor: what it reads where it has to read 0, as a circular mean, and which way it turns
/// where somebody turns it in its positive direction.
/// </summary>
/// <param name="bench">The robot, read with the settings of robot.json.</param>
/// <param name="channel">The sensor's channel.</param>
/// <param name="settings">Its settings.</param>
internal sealed class AngleCalibration(CalibrationBench bench, string channel, As5600Settings settings)
{
    private const int Readings = 100;
    private const double LargestSpread = 0.01;
    private const double RestSeconds = 60;

    /// <summary>The turn that is asked for, and what is taken for one, rad.</summary>
    private const double Turn = 1;
    private const double LeastTurn = 0.3;

    /// <summary>Measures.</summary>
    public PartCalibration Measure()
    {
        bench.ByHand(new HandRequest(
            $"Bring {channel} to where it has to read 0, and let it rest there: a pole hangs, an arm is stretched out.", channel));
        double zero = RestingAngle();
        double turned = TurnByHand();
        double sign = Math.Sign(turned);

        // read = wrap(raw - zero) in the old direction; in the right one it has to be 0 here
        return new PartCalibration(
            Zero: Angles.Wrap(sign * (zero + settings.Zero)), Reversed: settings.Reversed != turned < 0);
    }

    private double RestingAngle()
    {
        for (int window = 0; window < bench.Ticks(RestSeconds); window += Readings)
        {
            (double mean, double spread) = Window();
            if (spread <= LargestSpread)
            {
                return mean;
            }
        }

        throw new CalibrationFailedException($"{channel} did not come to rest within {RestSeconds:0} s: its readings spread by more than {LargestSpread} rad.");
    }

    /// <summary>The circular mean, and the circular standard deviation, of some readings.</summary>
    private (double Mean, double Spread) Window()
    {
        double sine = 0;
        double cosine = 0;
        for (int reading = 0; reading < Readings; reading++)
        {
            bench.Tick();
            (double s, double c) = Math.SinCos(bench[channel]);
            sine += s / Readings;
            cosine += c / Readings;
        }

        double length = Math.Min(Math.Sqrt((sine * sine) + (cosine * cosine)), 1);
        return (Math.Atan2(sine, cosine), length == 0 ? double.PositiveInfinity : Math.Sqrt(-2 * Math.Log(length)));
    }

    private double TurnByHand()
    {
        double last = bench[channel];
        double turned = 0;
        bench.ByHand(
            new HandRequest($"Turn {channel} by hand in its positive direction, by about a sixth of a turn, and hold it there.", channel, Turn),
            () =>
            {
                turned += Angles.Wrap(bench[channel] - last);
                last = bench[channel];
                return false;
            });
        return Math.Abs(turned) >= LeastTurn ? turned : throw new CalibrationFailedException(
            FormattableString.Invariant($"{channel} turned by {turned:0.000} rad only; wanted: about {Turn} rad by hand, in its positive direction."));
    }
}
