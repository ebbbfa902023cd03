using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using MbRlRobot.Apps.Tests.Run;
using Xunit;

namespace MbRlRobot.Apps.Tests.Calibrate;

/// <summary><c>calibrate</c> as a process of its own, with a person at its console.</summary>
public sealed class CalibrateProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private readonly Timer _watchdog;

    public CalibrateProcessTests()
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "mbrl-controller.dll");
        string command = $"\"{Environment.ProcessPath}\" \"{assembly}\" calibrate --robot cartpole-rig --out {Calibration}";

        // whoever started the tests in the background has SIGINT ignored, and children inherit that
        _process = Process.Start(new ProcessStartInfo("env", $"--default-signal=INT {command}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _watchdog = new Timer(child => ((Process)child!).Kill(), _process, Patience, Timeout.InfiniteTimeSpan);
    }

    private string Calibration => _folder.At("calibration.json");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _watchdog.Dispose();
        _process.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Ends_stopped_and_writes_nothing_on_a_signal(string signal)
    {
        Assert.Contains("until leftSwitch opens. Then press enter.", _process.StandardOutput.ReadLine());
        RunningRobot.Signal(signal, _process.Id);
        Assert.Equal("Ended on request. The outputs are stopped; nothing was written.", _process.StandardError.ReadToEnd().TrimEnd());
        _process.WaitForExit();
        Assert.Equal((1, false), (_process.ExitCode, File.Exists(Calibration)));
    }

    [Fact]
    public void Goes_on_at_enter_and_gives_up_where_nobody_is_there_any_more()
    {
        _process.StandardInput.WriteLine();
        Assert.Contains("until leftSwitch opens. Then press enter.", _process.StandardOutput.ReadLine());
        _process.StandardInput.Close();
        Assert.Contains("until rightSwitch opens. Then press enter.", _process.StandardOutput.ReadLine());
        Assert.StartsWith("Nobody answers: the standard input has ended", _process.StandardError.ReadToEnd());
        _process.WaitForExit();
        Assert.Equal((2, false), (_process.ExitCode, File.Exists(Calibration)));
    }
}
