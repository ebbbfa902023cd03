using MbRlRobot.Boards;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>A normally closed contact of the rig: the plant opens a limit switch, a fault opens any.</summary>
/// <param name="settings">Where it is wired to, and what opens it.</param>
/// <param name="faults">The faults of its channel.</param>
/// <param name="position">The plant's channel that opens it; -1 for none.</param>
internal sealed class SimulatedContact(ContactSettings settings, ChannelFaults faults, int position) : IRigSensor
{
    private bool _isReached;

    /// <inheritdoc />
    public int Position => position;

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _isReached || faults.Has(FaultKind.Open);

    /// <summary>The level of its line.</summary>
    public bool IsLineHigh => IsOpen == settings.ClosedIsLow;

    /// <inheritdoc />
    public void Show(double value) =>
        _isReached = (settings.Below is { } below && value < below) || (settings.Above is { } above && value > above);
}
