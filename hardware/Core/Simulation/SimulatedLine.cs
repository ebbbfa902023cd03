using System;
using MbRlRobot.Ports;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>A digital line: an output, or an input whose level something on the rig gives.</summary>
public sealed class SimulatedLine : IDigital
{
    private readonly TransferLosses _losses;
    private readonly Func<bool>? _source;
    private bool _isHigh;

    /// <summary>A low output.</summary>
    /// <param name="losses">Which calls are dropped.</param>
    public SimulatedLine(TransferLosses losses) => (_losses, IsOutput) = (losses, true);

    /// <summary>An input.</summary>
    /// <param name="source">Gives its level.</param>
    /// <param name="losses">Which calls are dropped.</param>
    public SimulatedLine(Func<bool> source, TransferLosses losses) => (_source, _losses) = (source, losses);

    /// <inheritdoc />
    public bool IsOutput { get; }

    /// <summary>The level that is there.</summary>
    public bool IsHigh => _source?.Invoke() ?? _isHigh;

    /// <summary>How often the output has changed its level.</summary>
    public long Edges { get; private set; }

    /// <inheritdoc />
    public IoStatus Read(out bool isHigh)
    {
        isHigh = IsHigh;
        return _losses.DropsNext() ? IoStatus.TransferFailed : IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Write(bool isHigh)
    {
        if (!IsOutput)
        {
            return IoStatus.NotEnabled;
        }

        if (_losses.DropsNext())
        {
            return IoStatus.TransferFailed;
        }

        Edges += isHigh == _isHigh ? 0 : 1;
        _isHigh = isHigh;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose() => _isHigh = false;
}
