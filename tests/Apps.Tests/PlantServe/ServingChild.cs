using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace MbRlRobot.Apps.Tests.PlantServe;

/// <summary>A program as a child that dies when its time is over; its lines can be waited for.</summary>
internal sealed class ServingChild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Process _process;
    private readonly Timer _watchdog;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its command line.</param>
    public ServingChild(string program, string arguments)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, $"{program}.dll");

        // whoever started the tests in the background has SIGINT ignored, and children inherit that
        _process = Process.Start(new ProcessStartInfo("env", $"--default-signal=INT \"{Environment.ProcessPath}\" \"{assembly}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _watchdog = new Timer(child => ((Process)child!).Kill(), _process, Patience, Timeout.InfiniteTimeSpan);
    }

    public string Output => string.Join('\n', _lines);

    /// <summary>Waits for a line.</summary>
    /// <param name="text">What it has.</param>
    /// <param name="count">The how manieth such line.</param>
    public string WaitFor(string text, int count = 1)
    {
        bool isThere = SpinWait.SpinUntil(() => With(text).Length >= count, Patience);
        return isThere ? With(text)[count - 1] : throw new TimeoutException($"no line has '{text}' {count} times: {Output}");
    }

    /// <summary>Waits for a line, or for the end of another child.</summary>
    /// <returns>Whether there is such a line.</returns>
    public bool HasWritten(string text, int count, ServingChild orHasEnded)
    {
        _ = SpinWait.SpinUntil(() => With(text).Length >= count || orHasEnded._process.HasExited, Patience);
        return With(text).Length >= count;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public int Signal(string signal)
    {
        using Process kill = Process.Start("kill", $"-{signal} {_process.Id}");
        kill.WaitForExit();
        return WaitForEnd();
    }

    public int WaitForEnd()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _watchdog.Dispose();
        _process.Dispose();
    }

    private string[] With(string text) => [.. _lines.Where(line => line.Contains(text, StringComparison.Ordinal))];

    private void Add(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
