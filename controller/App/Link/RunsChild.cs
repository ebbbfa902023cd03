using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using MbRlRobot.Link;
using MbRlRobot.Processes;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>
/// The link as the child of a run. Ctrl-C, which the whole group hears, is the run's: it ends the link by SIGTERM once the robot
/// has stopped. Where the run dies, the link goes on as long as it is needed. It is nicer than the loop, from which checks
/// of models must take no time.
/// </summary>
internal sealed class RunsChild : IDisposable
{
    private const int Niceness = 10;
    private const string Prefix = "link: ";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly int _parent;
    private readonly OrphanWatch _watch = new(TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _ending = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly Timer _timer;
    private volatile LinkStanding? _standing;
    private bool _isDisposed;

    /// <summary>Listens and looks until it is disposed.</summary>
    /// <param name="parent">Process id of the run.</param>
    public RunsChild(int parent)
    {
        _parent = parent;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
        _timer = new Timer(_ => Look(), null, LookInterval, LookInterval);
        PosixProcess.LowerPriority(Niceness);
    }

    /// <summary>How the link works.</summary>
    /// <param name="error">Takes its lines.</param>
    /// <returns>The terms.</returns>
    public LinkTerms Terms(TextWriter error)
    {
        TextWriter lines = TextWriter.Synchronized(error);
        return new LinkTerms(line => lines.WriteLine(Prefix + line), WaitsForItsTurn: true, standing => _standing = standing, _stop.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _interrupt.Dispose();
        _terminate.Dispose();
        lock (_ending)
        {
            _isDisposed = true;
            _stop.Dispose();
        }
    }

    private void Take(PosixSignalContext context)
    {
        // the second one ends the process at once
        context.Cancel = !_stop.IsCancellationRequested;
        End();
    }

    /// <summary>A link that has not begun, because it waits for its turn, is of no use without its run.</summary>
    private void Look()
    {
        bool isParentAlive = PosixProcess.ParentId() == _parent;
        if (_standing is { } standing ? _watch.IsOver(isParentAlive, standing) : !isParentAlive)
        {
            End();
        }
    }

    /// <summary>A signal or a look may come while this is disposed of.</summary>
    private void End()
    {
        lock (_ending)
        {
            if (!_isDisposed)
            {
                _ = _stop.CancelAsync();
            }
        }
    }
}
