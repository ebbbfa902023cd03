using System;
using System.Runtime.InteropServices;
using System.Threading;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>
/// Ctrl-C and SIGTERM around a robot: the first one stops the robot and lets the program end by itself; the next one stops
/// the outputs from here and ends the program at once, with 1.
/// </summary>
internal sealed class RunSignals : IDisposable
{
    private readonly ControlProcess _process;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _count;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="process">What to stop.</param>
    public RunSignals(ControlProcess process)
    {
        _process = process;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    /// <summary>Whether a signal has come.</summary>
    public bool IsEnding => Volatile.Read(ref _count) > 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) == 1)
        {
            _process.Loop.RequestEnd();
            return;
        }

        _process.StopOutputs();
        Terminal.ShowCursor();
        Environment.Exit(ExitCode.Failed);
    }
}
