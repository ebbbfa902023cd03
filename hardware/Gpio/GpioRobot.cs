using System.IO;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Gpio.Transports;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Gpio;

/// <summary>Robots whose I/O is of the kind <c>gpio</c>: their own drivers over the board that this machine is.</summary>
internal static class GpioRobot
{
    /// <summary>Opens this machine's board.</summary>
    /// <exception cref="IOException">This machine is not that board; the message says what is missing.</exception>
    public static IBoard OpenBoard(string board) => new GpioBoard(new MachineTransports(board));

    /// <summary>Wires a robot up to this machine's board; its outputs are stopped.</summary>
    /// <exception cref="ConfigurationException">The robot has no board, or one with parts that are wrong.</exception>
    /// <exception cref="IOException">This machine is not that board, or a part does not answer.</exception>
    public static IRobotIo Open(RobotDescription robot, string folder, ILoopClock clock)
    {
        string file = Path.Combine(folder, "robot.json");
        GpioDescription gpio = robot.Io.Gpio ?? throw new ConfigurationException(
            file, [new ConfigurationProblem("$.io.gpio", "missing", "an object with the board and its parts")]);
        return BoardCatalog.Open(robot, folder, OpenBoard(gpio.Board), clock);
    }
}
