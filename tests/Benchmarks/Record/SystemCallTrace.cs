using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using MbRlRobot.Benchmarks.Children;

namespace MbRlRobot.Benchmarks.Record;

/// <summary>Counts the system calls of a recording thread with <c>strace</c>, in a child of its own: tracing slows everything.</summary>
internal static class SystemCallTrace
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs <see cref="TracedRecorder"/> under strace.</summary>
    /// <param name="folder">A folder for the ring and the trace.</param>
    /// <param name="problem">Why nothing was counted; null where it was.</param>
    /// <returns>The system calls between the marks; NaN where nothing was counted.</returns>
    public static double Count(string folder, out string? problem)
    {
        string trace = Path.Combine(folder, "strace.txt");
        ProcessStartInfo start = Dotnet.Start(
            "strace", "-f", "-qq", "-o", trace, Dotnet.Host, Dotnet.Self, ChildCommand.Word, TracedRecorder.Word, folder);

        // all methods compiled before they run: a better version of one is put in place while its thread is stopped
        start.Environment["DOTNET_TieredCompilation"] = "0";
        try
        {
            problem = Run(start);
        }
        catch (Win32Exception)
        {
            problem = "there is no strace on this machine (apt-get install strace)";
        }

        return problem is null ? Between(File.ReadAllLines(trace), out problem) : double.NaN;
    }

    private static string? Run(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string errors = process.StandardError.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return "the traced child did not end";
        }

        return process.ExitCode == 0 ? null : $"strace ended with {process.ExitCode}: {errors.Trim()}";
    }

    /// <summary>The calls of the marking thread between its marks; a line begins with the thread's number.</summary>
    internal static double Between(string[] lines, out string? problem)
    {
        int begin = Array.FindIndex(lines, line => line.Contains(TracedRecorder.BeginMark, StringComparison.Ordinal));
        int end = Array.FindIndex(lines, line => line.Contains(TracedRecorder.EndMark, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            problem = "the trace lacks the marks";
            return double.NaN;
        }

        problem = null;
        string thread = lines[begin].Split(' ')[0] + " ";
        return lines[(begin + 1)..end].Count(line => line.StartsWith(thread, StringComparison.Ordinal)
            && !line.Contains("<... ", StringComparison.Ordinal) && !line.Contains("+++", StringComparison.Ordinal));
    }
}
