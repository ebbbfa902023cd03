using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.ControllerApp;
using MbRlRobot.TestKit;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Deployment;

/// <summary>The services as systemd and the programs read them.</summary>
public sealed class UnitTests : IDisposable
{
    private const string Stranger = "--no-such-option";

    private static readonly string Deploy = Path.Combine(Repository.Root, "hardware", "deploy");
    private static readonly string[] Units = Directory.GetFiles(Path.Combine(Deploy, "systemd"));

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Units.Select(path => Path.GetFileName(path))];

    public void Dispose() => _folder.Dispose();

    /// <summary>As installed, except that programs are where they are here.</summary>
    [SystemdFact]
    public void Are_found_clean_by_systemd()
    {
        string[] copies = [.. Units.Select(Copy)];
        ShellRun run = ShellRun.Of(SystemdFactAttribute.Program, new Dictionary<string, string>(), ["verify", "--man=no", .. copies]);
        Assert.Equal(new ShellRun(0, string.Empty, string.Empty), run);
    }

    [SystemdFact]
    public void A_slip_in_one_would_be_found()
    {
        string copy = Copy(Units[0]);
        File.AppendAllText(copy, "\n[Service]\nWatchdogSecs=2\n");
        Assert.Contains("WatchdogSecs", ShellRun.Of(SystemdFactAttribute.Program, new Dictionary<string, string>(), "verify", "--man=no", copy).Error);
    }

    /// <summary>A further option that does not exist is all that is wrong with a command line.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Start_programs_with_options_that_they_have(string name)
    {
        string unit = File.ReadAllText(Path.Combine(Deploy, "systemd", name));
        Match command = Regex.Match(unit, @"^ExecStart=/usr/bin/dotnet /usr/lib/mbrl/(\w+)/mbrl-\1\.dll (.+)$", RegexOptions.Multiline);
        string[] words = command.Groups[2].Value
            .Replace("%i", "arm-1", StringComparison.Ordinal)
            .Replace("$RUN_OPTIONS", Regex.Match(unit, "RUN_OPTIONS=([^\"]*)").Groups[1].Value, StringComparison.Ordinal)
            .Replace("$LINK_OPTIONS", "--broker mqtts://lab.local:8883 --ca ca.crt --cert arm-1.crt --key-file arm-1.key --trust trainer.pub", StringComparison.Ordinal)
            .Replace("$SERVE_OPTIONS", "--robot cartpole --broker mqtts://lab.local:8883 --key keys/trainer.key", StringComparison.Ordinal)
            .Split(' ');
        Func<IReadOnlyList<string>, TextWriter, TextWriter, int> program =
            command.Groups[1].Value == "controller" ? ControllerProgram.Run : TrainerProgram.Run;
        CommandRun run = CommandRun.Of(program, [words[0], Stranger, .. words[1..]]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"Unrecognized command or argument '{Stranger}'.", run.Error.Trim());
    }

    [Fact]
    public void The_control_process_is_watched_limited_and_turned_off_behind()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Deploy, "systemd", "mbrl-controller@.service"));
        string[] wanted =
        [
            "Type=notify", "NotifyAccess=main", "WatchdogSec=2", "Restart=on-failure", "RestartPreventExitStatus=2", "LimitRTPRIO=80",
            "LimitMEMLOCK=infinity", "KillMode=mixed", "ProtectSystem=strict", "NoNewPrivileges=yes",
            "ExecStopPost=+/usr/lib/mbrl/outputs-off /etc/mbrl/%i/robot.json",
        ];
        Assert.All(wanted, line => Assert.Contains(line, lines));

        // a just-in-time compiler makes code, and a real-time thread asks for its priority
        Assert.DoesNotContain(lines, line => line.StartsWith("MemoryDenyWriteExecute=", StringComparison.Ordinal)
            || line.StartsWith("RestrictRealtime=", StringComparison.Ordinal)
            || line.StartsWith("CPUSchedulingPolicy=", StringComparison.Ordinal));
    }

    private string Copy(string unit)
    {
        string text = File.ReadAllText(unit)
            .Replace("/usr/bin/dotnet", Environment.ProcessPath, StringComparison.Ordinal)
            .Replace("/usr/lib/mbrl/outputs-off", Path.Combine(Deploy, "outputs-off"), StringComparison.Ordinal);
        string copy = _folder.At(Path.GetFileName(unit));
        File.WriteAllText(copy, text);
        return copy;
    }
}
