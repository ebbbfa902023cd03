using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Apps.Tests.Deployment;

/// <summary>The part of /sys that knows PWM, and the programs that set lines, made of files.</summary>
internal sealed class FakeSystem : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeSystem()
    {
        Directory.CreateDirectory(Pwm);
        Directory.CreateDirectory(Programs);
    }

    /// <summary>What the script needs to live in it.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["OUTPUTS_OFF_ROOT"] = _folder.Path,
        ["PATH"] = $"{Programs}:/usr/bin:/bin",
    };

    /// <summary>The lines that were set, chip by chip.</summary>
    public IReadOnlyList<string> Lines => File.Exists(_folder.At("lines")) ? File.ReadAllLines(_folder.At("lines")) : [];

    private string Pwm => _folder.At("sys/class/pwm");

    private string Programs => _folder.At("bin");

    /// <summary>Adds a PWM chip with one output in use.</summary>
    public void AddPwm(int chip, string controller, int output)
    {
        string device = _folder.At($"sys/devices/platform/{controller}");
        string channel = Path.Combine(device, "pwm", $"pwmchip{chip}", $"pwm{output}");
        Directory.CreateDirectory(channel);
        Directory.CreateSymbolicLink(Path.Combine(device, "pwm", $"pwmchip{chip}", "device"), device);
        Directory.CreateSymbolicLink(Path.Combine(Pwm, $"pwmchip{chip}"), Path.Combine(device, "pwm", $"pwmchip{chip}"));
        File.WriteAllText(Path.Combine(channel, "duty_cycle"), "31000");
        File.WriteAllText(Path.Combine(channel, "enable"), "1");
    }

    /// <summary>Duty cycle and enable of an output.</summary>
    public (string Duty, string Enable) Output(int chip, int output)
    {
        string channel = Path.Combine(Pwm, $"pwmchip{chip}", $"pwm{output}");
        return (File.ReadAllText(Path.Combine(channel, "duty_cycle")).Trim(), File.ReadAllText(Path.Combine(channel, "enable")).Trim());
    }

    /// <summary>Installs gpiod, of a version, which knows the chips of a board.</summary>
    public void InstallGpiod(string version, int exitCode = 0, params string[] chips)
    {
        AddProgram("gpiodetect", $"printf '%s\\n' {string.Join(' ', Array.ConvertAll(chips, chip => $"'{chip}'"))}");
        AddProgram("gpioset", $"[ \"$1\" = --version ] && {{ echo 'gpioset (libgpiod) v{version}'; exit 0; }}; echo \"$*\" >> {_folder.At("lines")}; exit {exitCode}");
    }

    /// <summary>Writes a robot's file.</summary>
    public string Robot(string json)
    {
        File.WriteAllText(_folder.At("robot.json"), json);
        return _folder.At("robot.json");
    }

    public void Dispose() => _folder.Dispose();

    private void AddProgram(string name, string body)
    {
        string file = Path.Combine(Programs, name);
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
