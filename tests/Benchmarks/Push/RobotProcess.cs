using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Status;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>A real <c>mbrl-controller run</c> with its link beside it; killed when it is disposed of.</summary>
internal sealed class RobotProcess : IDisposable
{
    private const long FewestPlans = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "mbrl-controller.dll");
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly StatusReader? _status;

    private RobotProcess(Process process, PushWorkplace workplace)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            _status = WaitForStatus(workplace.Memory.Status);
            Loop = new LoopWatch(_status);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Its control loop.</summary>
    public LoopWatch Loop { get; }

    /// <summary>Starts it in real time, with a model to begin with, and waits until it plans.</summary>
    /// <param name="workplace">Its robot and folders.</param>
    /// <param name="model">The model's folder.</param>
    /// <param name="broker">The broker's address.</param>
    /// <param name="bus">The message bus.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The process.</returns>
    /// <exception cref="IOException">It does not start; the message has what it wrote.</exception>
    public static async Task<RobotProcess> StartAsync(
        PushWorkplace workplace, string model, string broker, string bus, CancellationToken cancellation)
    {
        string[] arguments =
        [
            Program, "run", "--robot", workplace.RobotFile, "--id", workplace.Memory.RobotId, "--model", model, "--data", workplace.Data,
            "--broker", broker, "--bus", bus, "--trust", workplace.PublicKey, "--seed", "1", "--headless",
        ];
        RobotProcess robot = new(Process.Start(Dotnet.Start(Dotnet.Host, arguments))!, workplace);
        long began = Stopwatch.GetTimestamp();
        while (robot.Loop.Read().Plans < FewestPlans)
        {
            if (robot._process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                string lines = robot.Lines();
                robot.Dispose();
                throw new IOException($"mbrl-controller run does not plan: {lines}");
            }

            await Task.Delay(Look, cancellation);
        }

        return robot;
    }

    /// <summary>Asks it to end (SIGTERM), and waits for that.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Done when it has ended.</returns>
    /// <exception cref="IOException">It failed.</exception>
    public async Task EndAsync(CancellationToken cancellation)
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        if (_process.ExitCode != 0)
        {
            throw new IOException($"mbrl-controller run ended with {_process.ExitCode}: {Lines()}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _status?.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private StatusReader WaitForStatus(string path)
    {
        long began = Stopwatch.GetTimestamp();
        while (!File.Exists(path))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new IOException($"mbrl-controller run did not start: {Lines()}");
            }

            Thread.Sleep(Look);
        }

        return StatusReader.Open(path);
    }

    private string Lines() => string.Join(' ', _lines);

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
