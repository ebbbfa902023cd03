using System;

namespace MbRlRobot.Simulation.Faults;

/// <summary>What a motor does of a drive: late, and nothing inside its dead band.</summary>
/// <param name="faults">The faults of its action.</param>
/// <param name="fullScale">The action at full duty cycle; its sign does not matter.</param>
/// <param name="periodSeconds">The I/O period, s.</param>
internal sealed class DrivenValue(ChannelFaults faults, double fullScale, double periodSeconds)
{
    private readonly DelayLine _delay = new(periodSeconds, startsAtZero: true);

    /// <summary>Takes the drive of a time.</summary>
    /// <param name="value">The drive, as an action.</param>
    /// <param name="seconds">The time.</param>
    /// <returns>What the plant gets of it.</returns>
    public double Drive(double value, double seconds)
    {
        _delay.Push(value, seconds);
        double delayed = _delay.Before((int)faults.Amount(FaultKind.Latency));
        double band = faults.Amount(FaultKind.DeadBand);
        double size = Math.Abs(delayed / fullScale);
        return band == 0 ? delayed
            : size <= band ? 0
            : Math.CopySign((size - band) / (1 - band) * Math.Abs(fullScale), delayed);
    }

    /// <summary>Forgets what was before.</summary>
    public void Clear() => _delay.Clear();
}
