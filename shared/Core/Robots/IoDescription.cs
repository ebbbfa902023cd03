namespace MbRlRobot.Robots;

/// <summary>What the controller can be wired to; <c>--io</c> chooses, otherwise <paramref name="Default"/>.</summary>
/// <param name="Default">What it is wired to unless told otherwise.</param>
/// <param name="Plant">The built-in simulated plant; null where there is none.</param>
/// <param name="Mujoco">The MuJoCo model; null where there is none.</param>
/// <param name="Gpio">The board and its parts; null where there are none.</param>
/// <param name="Udp">The remote plant; null for the default address.</param>
public sealed record IoDescription(
    IoKind Default = IoKind.Plant,
    PlantDescription? Plant = null,
    MujocoDescription? Mujoco = null,
    GpioDescription? Gpio = null,
    UdpDescription? Udp = null)
{
    /// <summary>The remote plant's address.</summary>
    public UdpDescription Udp { get; init; } = Udp ?? new UdpDescription();
}
