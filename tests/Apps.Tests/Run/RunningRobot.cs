using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.ControllerApp;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>A control process as a child, in a runtime folder of its own, that dies when its time is over.</summary>
internal sealed class RunningRobot : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly string _robot;
    private Process? _process;
    private Timer? _watchdog;

    public RunningRobot()
    {
        _robot = TinyRobot.In(_folder);
        Files = new RuntimeFolder("tiny", _folder.Path);
    }

    public RuntimeFolder Files { get; }

    public Process Process => _process!;

    /// <summary>What the child finds in its environment beside what is there.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The robot's folder on the disk, where a link runs.</summary>
    public string Data => _folder.At("data");

    /// <summary>Starts a control process with a link beside it.</summary>
    public void StartLinked(string broker, string options) => Start(options, $"--broker {broker} --data {Data}");

    /// <summary>Starts a control process.</summary>
    public void Start(string options, string link = "--no-link")
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "mbrl-controller.dll");
        string command = $"\"{System.Environment.ProcessPath}\" \"{assembly}\" run --robot {_robot} --runtime {_folder.Path} {link} {options}";
        _process?.Dispose();
        _watchdog?.Dispose();

        // whoever started the tests in the background has SIGINT ignored, and children inherit that
        ProcessStartInfo start = new("env", $"--default-signal=INT {command}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _watchdog = new Timer(child => ((Process)child!).Kill(), _process, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Another command, in this process: for the robot's that is another one.</summary>
    public CommandRun Do(params string[] arguments) => CommandRun.Of(
        ControllerProgram.Run, [.. arguments, "--robot", _robot, "--runtime", _folder.Path]);

    /// <summary>Waits until the status says something.</summary>
    public LoopStatus WaitFor(Func<LoopStatus, bool> holds)
    {
        long start = Stopwatch.GetTimestamp();
        LoopStatus? last = null;
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            last = TryRead();
            if (last is { } status && status.ProcessId == Process.Id && holds(status))
            {
                return status;
            }

            Thread.Sleep(5);
        }

        throw new TimeoutException($"the status stays {last}");
    }

    /// <summary>Copies what the rings hold to a log, as a link does, and reads it.</summary>
    public IReadOnlyList<LogRecord> TakeLog()
    {
        SegmentLogOptions options = SegmentLogOptions.Of(new LinkDescription());
        using SegmentLog log = SegmentLog.Open(_folder.At("log"), "tiny", options, _ => { });
        using RingCopier copier = new(Files.Rings, log, _ => { });
        copier.Copy();
        log.Flush();
        return [.. new RecordedLog(_folder.At("log")).Read()];
    }

    public void Signal(string signal) => Signal(signal, Process.Id);

    public static void Signal(string signal, int process)
    {
        using Process kill = Process.Start("kill", $"-{signal} {process}");
        kill.WaitForExit();
    }

    /// <summary>The link that the control process has started; waits until there is one other than before.</summary>
    public int WaitForLink(int before = 0)
    {
        int link = 0;
        bool isThere = SpinWait.SpinUntil(() => (link = ChildOf(Process.Id)) != 0 && link != before, Patience);
        return isThere ? link : throw new TimeoutException("there is no link");
    }

    /// <summary>Waits until a process that need not be a child has ended.</summary>
    public static void WaitForEnd(int process)
    {
        if (!SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{process}"), Patience))
        {
            throw new TimeoutException($"process {process} does not end");
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _watchdog?.Dispose();
        _process?.Dispose();
        _folder.Dispose();
    }

    private static int ChildOf(int process)
    {
        using Process list = Process.Start(new ProcessStartInfo("pgrep", $"-P {process}") { RedirectStandardOutput = true })!;
        string? first = list.StandardOutput.ReadLine();
        list.WaitForExit();
        return first is null ? 0 : int.Parse(first, CultureInfo.InvariantCulture);
    }

    private LoopStatus? TryRead()
    {
        if (!File.Exists(Files.Status))
        {
            return null;
        }

        using StatusReader reader = StatusReader.Open(Files.Status);
        return reader.TryRead()?.Status;
    }
}
