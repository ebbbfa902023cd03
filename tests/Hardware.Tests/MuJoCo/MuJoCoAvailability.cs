using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.MuJoCo;
using MbRlRobot.Ports;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>The adapter, as an app's registry has it, and whether it can be used here.</summary>
public static class MuJoCoAvailability
{
    private static readonly AdapterRegistry Registry = Filled();

    public static RobotIoFactory Factory => Registry.RobotIos.Find("mujoco");

    public static Dependency Library => Registry.RobotIos.Adapters.Single().Dependencies.Single();

    public static string? SkipReason(string adapter) => Library.IsPresent ? null : $"{adapter} lacks {Library}: {Library.Install}";

    private static AdapterRegistry Filled()
    {
        AdapterRegistry registry = new();
        MuJoCoAdapter.Register(registry);
        return registry;
    }
}
