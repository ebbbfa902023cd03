using System;
using System.Globalization;
using System.IO;

namespace MbRlRobot.Hardware.Tests.Sysfs;

/// <summary>A folder that looks like /sys/class/pwm, with files where the kernel would be.</summary>
internal sealed class PwmTree : IDisposable
{
    public PwmTree()
    {
        Folder = Directory.CreateTempSubdirectory("mbrl-pwm-").FullName;
        Directory.CreateDirectory(Root);
    }

    /// <summary>The class's folder.</summary>
    public string Root => Path.Combine(Folder, "class", "pwm");

    private string Folder { get; }

    /// <summary>Adds a controller whose channels are exported already.</summary>
    /// <param name="name">Its device name.</param>
    /// <param name="number">Its number.</param>
    /// <param name="channels">How many channels it has.</param>
    /// <param name="exported">How many of them are exported.</param>
    public PwmTree Add(string name, int number, int channels, int exported)
    {
        string device = Path.Combine(Folder, "devices", name);
        string chip = Path.Combine(Root, Text($"pwmchip{number}"));
        Directory.CreateDirectory(device);
        Directory.CreateDirectory(chip);
        Directory.CreateSymbolicLink(Path.Combine(chip, "device"), Path.Combine("..", "..", "..", "devices", name));
        File.WriteAllText(Path.Combine(chip, "npwm"), Text($"{channels}\n"));
        File.WriteAllText(Path.Combine(chip, "export"), string.Empty);
        File.WriteAllText(Path.Combine(chip, "unexport"), string.Empty);
        for (int channel = 0; channel < exported; channel++)
        {
            Export(number, channel);
        }

        return this;
    }

    /// <summary>Does what the kernel does when a channel is exported.</summary>
    public void Export(int number, int channel)
    {
        string made = Path.Combine(Root, Text($"made{number}.{channel}"));
        Directory.CreateDirectory(made);
        foreach ((string file, string value) in new[] { ("period", "0"), ("duty_cycle", "0"), ("enable", "0"), ("polarity", "normal") })
        {
            File.WriteAllText(Path.Combine(made, file), value + "\n");
        }

        Directory.Move(made, Channel(number, channel));
    }

    /// <summary>The first line of a file of a channel.</summary>
    public string Read(int number, int channel, string file) => FirstLine(Path.Combine(Channel(number, channel), file));

    /// <summary>The first line of a file of a controller.</summary>
    public string Read(int number, string file) => FirstLine(Path.Combine(Root, Text($"pwmchip{number}"), file));

    public void Write(int number, int channel, string file, string value) =>
        File.WriteAllText(Path.Combine(Channel(number, channel), file), value + "\n");

    /// <summary>Lets the kernel refuse whatever is written to a file: of a channel, or without one of the controller.</summary>
    public void Refuse(int number, int? channel, string file)
    {
        string folder = channel is { } exported ? Channel(number, exported) : Path.Combine(Root, Text($"pwmchip{number}"));
        File.Delete(Path.Combine(folder, file));
        File.CreateSymbolicLink(Path.Combine(folder, file), "/dev/full");
    }

    /// <summary>The share of a period that the pin of a channel would be high.</summary>
    public double DutyCycle(int number, int channel)
    {
        double pulse = double.Parse(Read(number, channel, "duty_cycle"), CultureInfo.InvariantCulture);
        double period = double.Parse(Read(number, channel, "period"), CultureInfo.InvariantCulture);
        return Read(number, channel, "enable") == "1" ? pulse / period : 0;
    }

    public string Channel(int number, int channel) => Path.Combine(Root, Text($"pwmchip{number}"), Text($"pwm{channel}"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FirstLine(string path)
    {
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadLine() ?? string.Empty;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
