using System;
using System.Collections.Generic;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;

namespace MbRlRobot.Gpio;

/// <summary>Registers this assembly's adapters; without its packages the assembly holds nothing else.</summary>
public static class GpioAdapter
{
    private const string Summary = "The pins and buses of this board, through System.Device.Gpio";

#if OPTIONAL_PACKAGES
    /// <summary>
    /// Puts System.Device.Gpio's own classes between a simulated board and its user, as they are between the machine's board and
    /// its user: what the adapter is tested on. PWM outputs are the simulated board's. Null without the packages.
    /// </summary>
    public static Func<IBoard, IBoard>? OverSimulation => board => new GpioBoard(new Simulated.SimulatedTransports(board));

    private static BoardFactory? Board => GpioRobot.OpenBoard;

    private static RobotIoFactory? RobotIo => GpioRobot.Open;
#else
    /// <summary>
    /// Puts System.Device.Gpio's own classes between a simulated board and its user, as they are between the machine's board and
    /// its user: what the adapter is tested on. PWM outputs are the simulated board's. Null without the packages.
    /// </summary>
    public static Func<IBoard, IBoard>? OverSimulation => null;

    private static BoardFactory? Board => null;

    private static RobotIoFactory? RobotIo => null;
#endif

    /// <summary>Registers the board, and the robot's inputs and outputs on it.</summary>
    /// <param name="registry">The app's registry.</param>
    public static void Register(AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        IReadOnlyList<Dependency> packages = OptionalPackage.Of(typeof(GpioAdapter).Assembly);
        registry.RobotIos.Add(new("gpio", Summary, packages, RobotIo));
        registry.Boards.Add(new("gpio", Summary, packages, Board));
    }
}
