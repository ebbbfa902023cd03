using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// The thread that all calls into MuJoCo of one simulation run on. MuJoCo knows no way back from an error (a model whose
/// stack is too small, no memory): its own handler ends the process, and one that returns lets MuJoCo write where it must
/// not. Here the handler never returns: it reports the error to whoever waits and leaves this thread standing, so that the
/// robot's process lives on with a simulation that has failed.
/// </summary>
internal sealed unsafe class EngineThread : IDisposable
{
    private const int MostCharacters = 4096;

    [ThreadStatic]
    private static EngineThread? _current;

    private readonly AutoResetEvent _asked = new(false);
    private readonly AutoResetEvent _answered = new(false);
    private readonly Thread _thread;
    private Action? _work;
    private ExceptionDispatchInfo? _thrown;

    /// <summary>Starts the thread.</summary>
    public EngineThread()
    {
        _thread = new Thread(Serve) { IsBackground = true, Name = "MuJoCo" };
        _thread.Start();
    }

    /// <summary>What MuJoCo's error said; null while there was none. After one, nothing runs here any more.</summary>
    public string? Error { get; private set; }

    /// <summary>What MuJoCo's warnings said since this was last emptied.</summary>
    public string Warnings { get; set; } = string.Empty;

    /// <summary>Makes MuJoCo's errors and warnings come here, not to the terminal and into MUJOCO_LOG.TXT.</summary>
    /// <param name="functions">The library.</param>
    public static void InstallHandlers(MuJoCoFunctions functions)
    {
        *functions.UserError = &OnError;
        *functions.UserWarning = &OnWarning;
    }

    /// <summary>Runs something on the thread and waits for it; does not allocate.</summary>
    /// <param name="work">What to run; what it throws is thrown here.</param>
    /// <returns>Whether it came to its end; false where MuJoCo failed, now or before: <see cref="Error"/> says how.</returns>
    public bool TryRun(Action work)
    {
        if (Error is not null)
        {
            return false;
        }

        (_work, _thrown) = (work, null);
        _asked.Set();
        _answered.WaitOne();
        _thrown?.Throw();
        return Error is null;
    }

    /// <summary>Runs something on the thread and waits for it.</summary>
    /// <param name="work">What to run; what it throws is thrown here.</param>
    /// <exception cref="IOException">MuJoCo failed; the message says how.</exception>
    public void Run(Action work)
    {
        if (!TryRun(work))
        {
            throw new IOException($"MuJoCo stopped this simulation: {Error}");
        }
    }

    /// <summary>Ends the thread; one that failed stays where it is until the process ends.</summary>
    public void Dispose()
    {
        if (Error is null)
        {
            _work = null;
            _asked.Set();
            _thread.Join();
        }

        _asked.Dispose();
        _answered.Dispose();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(byte* message)
    {
        if (_current is not { } current)
        {
            Environment.FailFast(Text(message));
            return;
        }

        current.Error = Text(message);
        current._answered.Set();
        Thread.Sleep(Timeout.Infinite);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWarning(byte* message)
    {
        if (_current is { Warnings.Length: < MostCharacters } current)
        {
            current.Warnings += $"{Text(message)} ";
        }
    }

    private static string Text(byte* message) => Marshal.PtrToStringUTF8((nint)message) ?? string.Empty;

    private void Serve()
    {
        _current = this;
        while (_asked.WaitOne() && _work is { } work)
        {
            try
            {
                work();
            }
            catch (Exception fault)
            {
                _thrown = ExceptionDispatchInfo.Capture(fault);
            }

            _answered.Set();
        }
    }
}
