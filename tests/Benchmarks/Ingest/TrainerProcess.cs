using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>A real <c>mbrl-trainer serve</c>; killed when it is disposed of.</summary>
internal sealed class TrainerProcess : IDisposable
{
    private const string Ready = "serving at";
    private const string Fitted = " fitted on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "mbrl-trainer.dll");
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TrainerProcess(Process process) => _process = process;

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>How many fits it has finished.</summary>
    public int Fits => _lines.Count(line => line.Contains(Fitted, StringComparison.Ordinal));

    /// <summary>Starts it, and waits until it serves.</summary>
    /// <param name="workplace">Its robot, key and folder.</param>
    /// <param name="broker">The broker's address.</param>
    /// <param name="bus">The message bus.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The process.</returns>
    /// <exception cref="IOException">It does not start; the message has what it wrote.</exception>
    public static async Task<TrainerProcess> StartAsync(
        IngestWorkplace workplace, string broker, string bus, CancellationToken cancellation)
    {
        string[] arguments =
        [
            Program, "serve", "--robot", workplace.RobotFile, "--data", workplace.Data, "--key", workplace.Key, "--broker", broker,
            "--headless", "--bus", bus,
        ];
        TrainerProcess trainer = new(Process.Start(Dotnet.Start(Dotnet.Host, arguments))!);
        trainer.Listen();
        Task ended = trainer._process.WaitForExitAsync(cancellation);
        Task first = await Task.WhenAny(trainer._ready.Task, ended, Task.Delay(Patience, cancellation));
        if (first != trainer._ready.Task)
        {
            trainer.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"mbrl-trainer serve did not start: {string.Join(' ', trainer._lines)}");
        }

        return trainer;
    }

    /// <summary>Asks it to end (SIGTERM), and waits until all is stored.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Done when it has ended.</returns>
    /// <exception cref="IOException">It failed.</exception>
    public async Task EndAsync(CancellationToken cancellation)
    {
        using Process kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        if (_process.ExitCode != 0)
        {
            throw new IOException($"mbrl-trainer serve ended with {_process.ExitCode}: {string.Join(' ', _lines)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            if (line.Contains(Ready, StringComparison.Ordinal))
            {
                _ready.TrySetResult();
            }
        }
    }
}
