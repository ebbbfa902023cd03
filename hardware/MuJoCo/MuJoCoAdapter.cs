using System;
using MbRlRobot.Adapters;

namespace MbRlRobot.MuJoCo;

/// <summary>Registers this assembly's adapter.</summary>
public static class MuJoCoAdapter
{
    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        string? version = MuJoCoLibrary.FindVersion();
        registry.RobotIos.Add(new(
            "mujoco",
            "Physics of any MJCF model through the system's libmujoco",
            [new Dependency("libmujoco", version ?? string.Empty, version is not null, MuJoCoLibrary.Install)],
            MuJoCoRobot.Create));
    }
}
