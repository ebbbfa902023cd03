using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace MbRlRobot.CommandLine;

/// <summary>
/// Ctrl-C and SIGTERM as a request: the first one cancels <see cref="Token"/>, so that a command can end by itself with
/// everything written; the next one ends the process at once, as if nobody listened.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Listens until it is disposed.</summary>
    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            Terminal.ShowCursor();
            return;
        }

        context.Cancel = true;
        _source.Cancel();
    }
}
