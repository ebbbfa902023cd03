using System.Globalization;
using System.IO;
using MbRlRobot.Boards;

namespace MbRlRobot.Sysfs;

/// <summary>A PWM controller that the kernel has.</summary>
/// <param name="Name">Its device name, such as <c>1f00098000.pwm</c>: the same from boot to boot and from kernel to kernel.</param>
/// <param name="Folder">Its folder, <c>/sys/class/pwm/pwmchipN</c>: the number is not the same.</param>
/// <param name="Channels">How many channels it has.</param>
internal sealed record PwmController(string Name, string Folder, int Channels)
{
    /// <summary>Whether it is the fan's.</summary>
    public bool IsFan => Name == BoardPins.Pi5FanPwm;

    /// <summary>Reads a controller.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>The controller; null where the folder is none.</returns>
    public static PwmController? Read(string folder)
    {
        FileSystemInfo? device = Directory.ResolveLinkTarget(Path.Combine(folder, "device"), returnFinalTarget: false);
        string count = Path.Combine(folder, "npwm");
        return device is not null && File.Exists(count)
            && int.TryParse(File.ReadAllText(count), NumberStyles.Integer, CultureInfo.InvariantCulture, out int channels)
            ? new PwmController(device.Name, folder, channels)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} ({(IsFan ? "the fan's" : $"{Channels} channels")})");
}
