using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>The robots' process as its parent sees it; killed when it is disposed of.</summary>
internal sealed class FleetProcess : IDisposable
{
    private readonly Process _process;

    private FleetProcess(Process process) => _process = process;

    /// <summary>What it costs.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    /// <param name="order">What it is to do.</param>
    /// <param name="progress">Told its lines.</param>
    /// <returns>The process.</returns>
    public static FleetProcess Start(FleetOrder order, IProgress<string> progress)
    {
        string json = JsonSerializer.Serialize(order, FleetJsonContext.Default.FleetOrder);
        Process process = Process.Start(Dotnet.Start(Dotnet.Host, Dotnet.Self, ChildCommand.Word, Fleet.Word, json))!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                progress.Report(text);
            }
        };
        process.BeginErrorReadLine();
        return new FleetProcess(process);
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its report.</returns>
    /// <exception cref="IOException">It failed.</exception>
    public async Task<FleetReport> ReportAsync(CancellationToken cancellation)
    {
        string output = await _process.StandardOutput.ReadToEndAsync(cancellation);
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode == 0
            ? JsonSerializer.Deserialize(output, FleetJsonContext.Default.FleetReport)!
            : throw new IOException($"the robots' process ended with {_process.ExitCode}");
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
}
