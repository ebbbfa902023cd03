using System;
using MbRlRobot.Adapters;

namespace MbRlRobot.Gpio;

/// <summary>Registers this assembly's adapter; without its packages the assembly holds nothing else.</summary>
public static class GpioAdapter
{
    /// <summary>Registers the adapter.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Boards.Add(new(
            "gpio",
            "The pins and buses of this board, through System.Device.Gpio",
            OptionalPackage.Of(typeof(GpioAdapter).Assembly),
            null));
    }
}
