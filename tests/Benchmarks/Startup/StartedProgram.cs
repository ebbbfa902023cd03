using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Threading;
using MbRlRobot.Benchmarks.Children;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>A published program at work; killed when it is disposed of.</summary>
internal sealed class StartedProgram : IDisposable
{
    private readonly Process _process;
    private readonly CancellationTokenRegistration _stop;
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Starts it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="arguments">Its arguments.</param>
    public StartedProgram(PublishedProgram program, CancellationToken cancellation, params string[] arguments)
    {
        Began = Stopwatch.GetTimestamp();
        _process = Process.Start(Dotnet.Start(Dotnet.Host, [program.Assembly, .. arguments]))!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _stop = cancellation.Register(_process.Kill);
    }

    /// <summary>When it was started: a time stamp of <see cref="Stopwatch"/>.</summary>
    public long Began { get; }

    /// <summary>How long it has been running, ms.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(Began).TotalMilliseconds;

    /// <summary>What it has cost so far, ms of one core.</summary>
    public double CoreMilliseconds => Look(process => process.TotalProcessorTime.TotalMilliseconds);

    /// <summary>Its memory now, resident, MB (10^6 bytes).</summary>
    public double Megabytes => Look(process => process.WorkingSet64 / 1e6);

    /// <summary>The most memory that it had at once, resident, MB (10^6 bytes).</summary>
    public double PeakMegabytes => Look(process => process.PeakWorkingSet64 / 1e6);

    /// <summary>Fails where it has ended, as it should not have.</summary>
    /// <exception cref="IOException">It has; the message has what it wrote.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited)
        {
            throw new IOException($"mbrl-controller ended with {_process.ExitCode}: {string.Join(' ', _lines)}");
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <exception cref="IOException">It failed; the message has what it wrote.</exception>
    public void WaitForEnd()
    {
        _process.WaitForExit();
        if (_process.ExitCode != 0)
        {
            ThrowIfEnded();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private double Look(Func<Process, double> at)
    {
        _process.Refresh();
        return _process.HasExited ? double.NaN : at(_process);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
