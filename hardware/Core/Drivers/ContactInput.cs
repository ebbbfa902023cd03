using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>
/// A normally closed contact: a limit switch or an emergency stop. Its channel is 0 while it is closed, 1 while it is open. A
/// broken wire is an open contact, and so is a line that cannot be read.
/// </summary>
public sealed class ContactInput : IGuard
{
    private readonly IDigital _line;
    private readonly bool _closedIsLow;

    /// <summary>Takes a contact.</summary>
    /// <param name="channel">The channel it gives.</param>
    /// <param name="line">Its line, owned.</param>
    /// <param name="closedIsLow">Whether the line is low while the contact is closed.</param>
    public ContactInput(string channel, IDigital line, bool closedIsLow)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(line);
        (Channel, _line, _closedIsLow) = (channel, line, closedIsLow);
    }

    /// <inheritdoc />
    public string Channel { get; }

    /// <inheritdoc />
    public bool IsOpen { get; private set; } = true;

    /// <inheritdoc />
    public IoStatus Read(out double value)
    {
        IoStatus status = _line.Read(out bool isHigh);
        IsOpen = status != IoStatus.Ok || isHigh == _closedIsLow;
        value = IsOpen ? 1 : 0;
        return status;
    }

    /// <inheritdoc />
    public void Dispose() => _line.Dispose();
}
