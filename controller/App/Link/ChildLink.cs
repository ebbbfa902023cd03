using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using MbRlRobot.Processes;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>
/// A link of this program as a child process. It writes its lines to this process's standard error itself: nothing of it passes
/// through here.
/// </summary>
internal sealed class ChildLink : ILinkProcess
{
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Task<string?> _ready;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The arguments behind <c>link</c>.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public ChildLink(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string parent = string.Create(CultureInfo.InvariantCulture, $"{LinkOptions.ParentName}={Environment.ProcessId}");
        foreach (string argument in (string[])[.. OwnAssembly(), LinkCommand.Name, parent, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _ready = _process.StandardOutput.ReadLineAsync();
    }

    /// <inheritdoc/>
    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    /// <remarks>A process that does not listen to signals yet would die of one, with what is recorded left in memory.</remarks>
    public void Terminate()
    {
        _ready.Wait(ReadyPatience);
        if (!_process.HasExited)
        {
            PosixProcess.Terminate(_process.Id);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>Where <c>dotnet</c> runs this program, it must be told again which.</summary>
    private static string[] OwnAssembly() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
        : [];
}
