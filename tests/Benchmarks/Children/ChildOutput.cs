using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Benchmarks.Children;

/// <summary>Runs a program to its end for what it writes.</summary>
internal static class ChildOutput
{
    /// <summary>Runs it.</summary>
    /// <param name="start">The start: see <see cref="Dotnet.Start"/>.</param>
    /// <param name="what">What it is, for people.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="IOException">It cannot be started, or it failed.</exception>
    public static async Task<string> ReadAsync(ProcessStartInfo start, string what, CancellationToken cancellation)
    {
        using Process process = Begin(start, what);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new IOException($"{what} ended with {process.ExitCode}: {LastLine(await error)}");
    }

    private static Process Begin(ProcessStartInfo start, string what)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new IOException($"{what} cannot be started: {fault.Message}", fault);
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";
}
