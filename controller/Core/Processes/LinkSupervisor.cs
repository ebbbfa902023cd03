using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Processes;

/// <summary>
/// Keeps a link running as a child process: one that dies is started again, ever more slowly. The robot never waits for it, and
/// goes on without one that refuses what it is told to do.
/// </summary>
/// <remarks>
/// Starting a process allocates in this one: at the start, and after the link has died. While it runs a thread waits, and
/// nothing else happens here.
/// </remarks>
public sealed class LinkSupervisor : ILinkHost
{
    /// <summary>Exit code of a program that refuses its command line or a file: it would refuse them again.</summary>
    private const int Refused = 2;

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(15);

    private readonly Func<ILinkProcess> _start;
    private readonly RestartPauses _pauses;
    private readonly Action<string> _tell;
    private readonly TaskCompletionSource _end = new();
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private ILinkProcess? _process;
    private bool _isDisposed;

    /// <summary>Prepares; nothing runs yet.</summary>
    /// <param name="start">Starts the link as a child process.</param>
    /// <param name="pauses">How long is waited before the next start.</param>
    /// <param name="tell">Takes sentences for people, from any thread.</param>
    public LinkSupervisor(Func<ILinkProcess> start, RestartPauses pauses, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(pauses);
        ArgumentNullException.ThrowIfNull(tell);
        (_start, _pauses, _tell) = (start, pauses, tell);
        _thread = new Thread(Serve) { IsBackground = true, Name = "link supervisor" };
    }

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.SetResult();
        if (!_thread.ThreadState.HasFlag(System.Threading.ThreadState.Unstarted))
        {
            End();
        }
    }

    private void End()
    {
        long start = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            _process?.Terminate();
        }

        TimeSpan left = EndPatience - Stopwatch.GetElapsedTime(start);
        if (!_thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero))
        {
            _tell("the link has not ended yet; it goes on by itself until what is recorded is on the disk");
        }
    }

    private void Serve()
    {
        TimeSpan pause = _pauses.First;
        bool isLast = false;
        bool isWanted = true;
        while (isWanted)
        {
            long start = Stopwatch.GetTimestamp();
            string outcome = RunOnce(out int? code);
            isWanted = !isLast && code != Refused && (code != 0 || !_end.Task.IsCompleted);
            if (code == Refused && !_end.Task.IsCompleted)
            {
                _tell("the link refuses what it is told to do and is not started again; the robot goes on, and nothing is logged or sent");
            }
            else if (isWanted && !_end.Task.IsCompleted)
            {
                _tell($"the link {outcome}; it is started again in {pause.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
                _end.Task.Wait(pause);
                pause = _pauses.After(pause, Stopwatch.GetElapsedTime(start));
            }

            // one that died just before the end left something in memory: the next one brings that in
            isLast = _end.Task.IsCompleted;
        }
    }

    private string RunOnce(out int? code)
    {
        try
        {
            using ILinkProcess process = _start();
            Hold(process);
            code = process.WaitForExit();
            Hold(null);
            return string.Create(CultureInfo.InvariantCulture, $"has ended with {code}");
        }
        catch (Exception fault) when (fault is Win32Exception or IOException)
        {
            code = null;
            return $"could not be started ({fault.Message})";
        }
    }

    /// <summary>Whoever comes between the start and the end of this one still ends it.</summary>
    private void Hold(ILinkProcess? process)
    {
        lock (_lock)
        {
            _process = process;
            if (_end.Task.IsCompleted)
            {
                process?.Terminate();
            }
        }
    }
}
