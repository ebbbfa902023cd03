using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>An input of a converter that says what it is told to.</summary>
internal sealed class ScriptedInput : IAnalogInput
{
    public int Steps { get; set; }

    public IoStatus Status { get; set; } = IoStatus.Ok;

    public bool IsDisposed { get; private set; }

    public IoStatus Read(out int steps)
    {
        steps = Steps;
        return Status;
    }

    public void Dispose() => IsDisposed = true;
}
