using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MbRlRobot.Transitions;

namespace MbRlRobot.Robots;

/// <summary>
/// The schema of a robot's transitions: states, actions, how states are estimated, and the periods. Data and models of one
/// schema fit together; rows of different schemas are never mixed, and a robot refuses a model made for another one.
/// Limits, task, planner and wiring are not part of it: they may change without making data or models worthless.
/// </summary>
public static class RobotSchema
{
    /// <summary>The schema with its dimensions.</summary>
    /// <param name="robot">A valid robot.</param>
    /// <returns>The shape and hash of the robot's transitions.</returns>
    public static TransitionSchema Of(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return new TransitionSchema(Hash(robot), robot.State.Count, robot.Action.Count, robot.Parameters.Count);
    }

    /// <summary>The schema's hash.</summary>
    /// <param name="robot">A valid robot.</param>
    /// <returns>SHA-256 of <see cref="Canonical"/> in UTF-8, as 64 lower-case hexadecimal digits.</returns>
    public static string Hash(RobotDescription robot) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(robot))));

    /// <summary>The text that is hashed: one line for each fact, in the order of the vectors.</summary>
    /// <param name="robot">A valid robot.</param>
    /// <returns>The text; every line ends in a line feed.</returns>
    public static string Canonical(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        StringBuilder text = new("mbrl-schema 1\n");
        text.Append(CultureInfo.InvariantCulture, $"ioPeriod {robot.IoPeriod:R}\ncontrolPeriod {robot.ControlPeriod:R}\n");
        foreach (StateDescription state in robot.State)
        {
            text.Append(CultureInfo.InvariantCulture, $"state {state.Name} {state.Unit} {state.Kind} {state.Role} {state.Source} {state.Filter}\n");
        }

        foreach (ActionDescription action in robot.Action)
        {
            text.Append(CultureInfo.InvariantCulture, $"action {action.Name} {action.Unit}\n");
        }

        return text.ToString();
    }
}
