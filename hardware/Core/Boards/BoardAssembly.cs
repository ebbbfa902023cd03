using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>Opens the drivers of a board's parts, and closes those opened where one fails.</summary>
internal static class BoardAssembly
{
    /// <summary>Wires a robot up to a board; its outputs are stopped.</summary>
    /// <param name="plan">Its parts.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="board">The board, owned.</param>
    /// <param name="clock">Stamps what is read.</param>
    /// <exception cref="System.IO.IOException">A part does not answer; the message names it.</exception>
    public static BoardIo Open(BoardPlan plan, RobotDescription robot, IBoard board, ILoopClock clock)
    {
        Stack<IDisposable> opened = new([board]);
        try
        {
            EnableLine? line = plan.EnableLine?.Open(board);
            if (line is not null)
            {
                opened.Push(line);
            }

            SharedChips chips = new();
            opened.Push(chips);
            chips.OpenMuxes(plan, board);
            IActuator[] actuators = [.. robot.Action.Select(action => Open(plan, action, board, chips, opened))];
            ISensor[] sensors = [.. plan.Sensors.Select(part => Open(part, board, chips, opened))];

            // the drives go first: they cut the power
            DriveControl drives = new(robot.Action, actuators, chips.All, line);
            return new BoardIo(robot, sensors, drives, [drives, .. sensors, chips, board], clock);
        }
        catch
        {
            foreach (IDisposable part in opened)
            {
                part.Dispose();
            }

            throw;
        }
    }

    private static IActuator Open(
        BoardPlan plan, ActionDescription action, IBoard board, SharedChips chips, Stack<IDisposable> opened)
    {
        PlannedPart part = plan.Actuators.First(part => part.Channel == action.Name);
        IActuator actuator = ((IActuatorSettings)part.Settings).Open(action, board, chips);
        opened.Push(actuator);
        return actuator;
    }

    private static ISensor Open(PlannedPart part, IBoard board, SharedChips chips, Stack<IDisposable> opened)
    {
        ISensor sensor = ((ISensorSettings)part.Settings).Open(part.Channel, board, chips);
        opened.Push(sensor);
        return sensor;
    }
}
