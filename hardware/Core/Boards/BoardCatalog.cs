using System;
using System.IO;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>Robots on a board: checks <c>io.gpio</c>, and wires its parts up.</summary>
public static class BoardCatalog
{
    /// <summary>Checks a robot's <c>io.gpio</c>: its parts, their settings, and whether they fit robot and board.</summary>
    /// <param name="robot">The robot; nothing is said of one without a board.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(problems);
        if (robot.Io.Gpio is not null)
        {
            _ = BoardPlan.Read(robot, problems);
        }
    }

    /// <summary>Wires a robot up to a board; its outputs are stopped.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="folder">The folder of its robot.json.</param>
    /// <param name="board">The board, owned.</param>
    /// <param name="clock">Stamps what is read.</param>
    /// <returns>The robot's inputs and outputs.</returns>
    /// <exception cref="ConfigurationException">The robot has no board, or one that <see cref="Check"/> refuses.</exception>
    /// <exception cref="IOException">A part does not answer; the message names it.</exception>
    public static BoardIo Open(RobotDescription robot, string folder, IBoard board, ILoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(clock);
        return BoardAssembly.Open(Plan(robot, Path.Combine(folder, "robot.json")), robot, board, clock);
    }

    /// <summary>Reads a robot's board.</summary>
    /// <exception cref="ConfigurationException">There is none, or one that <see cref="Check"/> refuses.</exception>
    internal static BoardPlan Plan(RobotDescription robot, string file)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ProblemList problems = new();
        problems.Require(robot.Io.Gpio is not null, "$.io.gpio", "missing", "an object with the board and its parts");
        BoardPlan? plan = robot.Io.Gpio is null ? null : BoardPlan.Read(robot, problems);
        return problems.Problems.Count == 0 ? plan! : throw new ConfigurationException(file, problems.Problems);
    }
}
