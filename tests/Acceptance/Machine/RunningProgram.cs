using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>One of the product's programs at work in a process of its own; killed at the latest when it is disposed of.</summary>
public sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly string _name;

    private RunningProgram(string name, IReadOnlyList<string> command, string folder)
    {
        _name = name;
        _process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Gets whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Gets what it has written so far, output and errors.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="arguments">The program, such as <c>mbrl-trainer</c>, and its arguments.</param>
    /// <param name="folder">The working folder; this process's own unless given.</param>
    /// <param name="isYielding">Whether it gives way to all other processes of the machine.</param>
    public static RunningProgram Start(string name, IReadOnlyList<string> arguments, string folder = "", bool isYielding = false)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string program = Path.Combine(AppContext.BaseDirectory, $"{arguments[0]}.dll");
        string[] command = [IsolatedEnvironment.Dotnet, program, .. arguments.Skip(1)];
        return new RunningProgram(name, isYielding ? ["nice", "-n", "19", .. command] : command, folder);
    }

    /// <summary>Waits until it writes something.</summary>
    /// <param name="text">What the line has in it.</param>
    /// <param name="patience">For how long.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ProofFailedException">It ended, or did not write it in time.</exception>
    public async Task<string> WaitForLine(string text, TimeSpan patience, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            // asked before the lines are looked through: what came before the end is among them
            bool isOver = HasEnded || Stopwatch.GetElapsedTime(start) > patience;
            if (Lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            if (isOver)
            {
                throw new ProofFailedException($"{_name} did not write '{text}': {Tail()}");
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Kills it, as the system does when memory runs out.</summary>
    /// <param name="cancellation">Gives up waiting for its end.</param>
    /// <exception cref="ProofFailedException">It had ended by itself.</exception>
    public async Task Kill(CancellationToken cancellation)
    {
        ThrowIfEnded();
        _process.Kill();
        await _process.WaitForExitAsync(cancellation);
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <param name="patience">For how long.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="ProofFailedException">It had ended before, does not end, or not well.</exception>
    public async Task End(TimeSpan patience, CancellationToken cancellation)
    {
        Signal("TERM");
        await WaitForEnd(patience, cancellation);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <param name="patience">For how long.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="ProofFailedException">It does not end, or not well.</exception>
    public async Task WaitForEnd(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await _process.WaitForExitAsync(cancellation).WaitAsync(patience, cancellation);
        }
        catch (TimeoutException)
        {
            throw new ProofFailedException($"{_name} does not end within {patience}: {Tail()}");
        }

        if (_process.ExitCode != 0)
        {
            throw new ProofFailedException($"{_name} ended with {_process.ExitCode}: {Tail()}");
        }
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="signal">Its name without SIG.</param>
    /// <exception cref="ProofFailedException">It had ended by itself.</exception>
    public void Signal(string signal)
    {
        ThrowIfEnded();
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>The end of what it wrote, for people.</summary>
    public string Tail() => string.Join(" | ", Lines.TakeLast(6));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void ThrowIfEnded()
    {
        if (HasEnded)
        {
            throw new ProofFailedException($"{_name} ended by itself with {_process.ExitCode}: {Tail()}");
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_lock)
            {
                _lines.Add(line);
            }
        }
    }
}
