using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Drivers;

/// <summary>
/// The hardware enable line of the drives: the line itself, maybe one that toggles for an external watchdog, and maybe one that
/// reads back whether the drives really have power.
/// </summary>
public sealed class EnableLine : IDisposable
{
    private readonly IDigital _line;
    private readonly IDigital? _watchdog;
    private readonly IDigital? _feedback;
    private bool _isBeatHigh;

    /// <summary>Takes the lines; the drives are off.</summary>
    /// <param name="line">High lets the drives have power; owned.</param>
    /// <param name="watchdog">Each edge keeps the watchdog from cutting the line; owned; null where there is no watchdog.</param>
    /// <param name="feedback">High while the drives have power; owned; null where it cannot be read.</param>
    public EnableLine(IDigital line, IDigital? watchdog, IDigital? feedback)
    {
        ArgumentNullException.ThrowIfNull(line);
        (_line, _watchdog, _feedback) = (line, watchdog, feedback);
    }

    /// <summary>Whether the line is meant to be high.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Raises the line, with an edge for the watchdog.</summary>
    /// <returns>Anything but <see cref="IoStatus.Ok"/> leaves it low: also where the drives do not read back power.</returns>
    public IoStatus TurnOn()
    {
        IsOn = true;
        IoStatus status = _line.Write(true);
        status = status == IoStatus.Ok ? Beat() : status;
        status = status == IoStatus.Ok ? Confirm() : status;
        if (status != IoStatus.Ok)
        {
            _ = TurnOff();
        }

        return status;
    }

    /// <summary>Lowers the line.</summary>
    /// <returns>Whether the drives are known to be without power.</returns>
    public IoStatus TurnOff()
    {
        IsOn = false;
        IoStatus status = _line.Write(false);
        return status == IoStatus.Ok ? Confirm() : status;
    }

    /// <summary>Gives the watchdog an edge.</summary>
    /// <returns>Whether the line has it.</returns>
    public IoStatus Beat()
    {
        _isBeatHigh = !_isBeatHigh;
        return _watchdog?.Write(_isBeatHigh) ?? IoStatus.Ok;
    }

    /// <summary>Compares what the drives read back with what the line is meant to be.</summary>
    /// <returns>
    /// <see cref="IoStatus.NotEnabled"/> where something else cut the power; <see cref="IoStatus.TransferFailed"/> where the
    /// drives have power that they should not have.
    /// </returns>
    public IoStatus Confirm()
    {
        bool hasPower = IsOn;
        IoStatus status = _feedback?.Read(out hasPower) ?? IoStatus.Ok;
        return status != IoStatus.Ok || hasPower == IsOn ? status
            : IsOn ? IoStatus.NotEnabled
            : IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ = TurnOff();
        _line.Dispose();
        _watchdog?.Dispose();
        _feedback?.Dispose();
    }
}
