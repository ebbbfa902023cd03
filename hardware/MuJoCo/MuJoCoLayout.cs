using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// Where the fields that the adapter reads lie in one version's mjModel and mjData, in bytes, on 64-bit machines (x64 and
/// arm64 lay C structures out alike). <c>offsetof</c> of the version's own headers gives them: README.md has the program.
/// </summary>
/// <param name="Version">What <c>mj_version()</c> says.</param>
/// <param name="Nq">mjModel: number of positions; the low half where the version counts in 64 bits.</param>
/// <param name="Nv">mjModel: number of velocities.</param>
/// <param name="Nu">mjModel: number of actuators.</param>
/// <param name="Njnt">mjModel: number of joints.</param>
/// <param name="Nsensor">mjModel: number of sensors.</param>
/// <param name="Timestep">mjModel: <c>opt.timestep</c>.</param>
/// <param name="JntType">mjModel: each joint's type.</param>
/// <param name="JntQposadr">mjModel: each joint's first position.</param>
/// <param name="JntDofadr">mjModel: each joint's first velocity.</param>
/// <param name="SensorDim">mjModel: each sensor's count of numbers.</param>
/// <param name="SensorAdr">mjModel: each sensor's first number.</param>
/// <param name="Time">mjData: the simulation's time.</param>
/// <param name="Qpos">mjData: positions.</param>
/// <param name="Qvel">mjData: velocities.</param>
/// <param name="Ctrl">mjData: controls.</param>
/// <param name="Sensordata">mjData: measurements.</param>
internal sealed record MuJoCoLayout(
    int Version,
    int Nq,
    int Nv,
    int Nu,
    int Njnt,
    int Nsensor,
    int Timestep,
    int JntType,
    int JntQposadr,
    int JntDofadr,
    int SensorDim,
    int SensorAdr,
    int Time,
    int Qpos,
    int Qvel,
    int Ctrl,
    int Sensordata)
{
    private static readonly IReadOnlyList<MuJoCoLayout> All =
    [
        new(222, 0, 4, 8, 20, 124, 232, 1280, 1288, 1296, 2920, 2928, 40336, 40376, 40384, 40408, 40472),
        new(3005000, 0, 8, 16, 72, 448, 712, 2024, 2032, 2040, 4784, 4792, 161632, 161672, 161680, 161720, 161792),
    ];

    /// <summary>The versions known, for messages.</summary>
    public static string Known => string.Join(", ", All.Select(layout => Text(layout.Version)));

    /// <summary>Finds a version's layout.</summary>
    /// <param name="version">What <c>mj_version()</c> says.</param>
    /// <returns>The layout; null where it is not known.</returns>
    public static MuJoCoLayout? Find(int version) => All.FirstOrDefault(layout => layout.Version == version);

    private static string Text(int version) => version < 1_000_000
        ? $"{version / 100}.{version / 10 % 10}.{version % 10}"
        : $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}";
}
