using MbRlRobot.Ports;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A digital line in memory, wired to nothing.</summary>
/// <param name="isOutput">Whether it is driven.</param>
public sealed class LooseLine(bool isOutput) : IDigital
{
    /// <inheritdoc />
    public bool IsOutput => isOutput;

    /// <summary>The level on the line; set it to play the outside of an input.</summary>
    public bool IsHigh { get; set; }

    /// <inheritdoc />
    public IoStatus Read(out bool isHigh)
    {
        isHigh = IsHigh;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Write(bool isHigh)
    {
        if (!isOutput)
        {
            return IoStatus.NotEnabled;
        }

        IsHigh = isHigh;
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Dispose() => IsHigh = isOutput ? false : IsHigh;
}
