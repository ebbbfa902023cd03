using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>Runs programs to their end.</summary>
public static class ChildProcess
{
    /// <summary>Runs a program, and kills it with its children when it exceeds its limit or is cancelled.</summary>
    /// <exception cref="TimeoutException">It exceeded its limit.</exception>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static async Task<ProcessResult> Run(ProcessRequest request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(request.Limit);
        using Process process = Process.Start(StartInfo(request))!;
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProcessResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"'{request}' took longer than {request.Limit}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo StartInfo(ProcessRequest request)
    {
        var info = new ProcessStartInfo(request.Program, request.Arguments)
        {
            WorkingDirectory = request.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (request.Environment is not null)
        {
            info.Environment.Clear();
            foreach (KeyValuePair<string, string> variable in request.Environment)
            {
                info.Environment.Add(variable.Key, variable.Value);
            }
        }

        return info;
    }
}
