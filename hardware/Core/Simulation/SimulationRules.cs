using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>What a simulated board needs beyond a board: a plant's channel for each sensor, and faults that its parts can have.</summary>
internal static class SimulationRules
{
    private static readonly FaultKind[] OfSensors = [FaultKind.Noise, FaultKind.Latency, FaultKind.Dropped, FaultKind.Stuck];
    private static readonly FaultKind[] OfAngles = [.. OfSensors, FaultKind.Zero, FaultKind.Reversed];
    private static readonly FaultKind[] OfCounters = [.. OfSensors, FaultKind.Scale, FaultKind.Reversed];
    private static readonly FaultKind[] OfContacts = [FaultKind.Dropped, FaultKind.Open];
    private static readonly FaultKind[] OfBridges = [FaultKind.Latency, FaultKind.Dropped, FaultKind.DeadBand, FaultKind.Reversed];
    private static readonly FaultKind[] OfServos = [FaultKind.Latency, FaultKind.Dropped];

    /// <summary>Holds a board against its plant.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="plan">Its board.</param>
    /// <param name="plantChannels">The plant's channels.</param>
    /// <param name="hasConverters">Whether drivers of converters are between the board and the robot's drivers.</param>
    /// <param name="file">What messages call robot.json.</param>
    /// <exception cref="ConfigurationException">A sensor measures what the plant has not, or needs a driver that is not here.</exception>
    public static void Check(RobotDescription robot, BoardPlan plan, string[] plantChannels, bool hasConverters, string file)
    {
        ProblemList problems = new();
        foreach (PlannedPart part in plan.Sensors)
        {
            problems.Require(
                hasConverters || !part.Settings.NeedsConverters,
                $"{part.Path}.part",
                $"\"{part.Kind}\", whose driver is a package's",
                "a part with a driver of its own: simulated-board comes without that package's; the I/O kind gpio comes with it");
            bool isContact = part.Settings is ContactSettings;
            string? position = part.Settings switch
            {
                ContactSettings contact => contact.Of,
                Ina219Settings => null,
                _ => part.Channel,
            };
            problems.Require(
                position is null || plantChannels.Contains(position),
                isContact ? $"{part.Path}.settings.of" : $"{part.Path}.channel",
                $"\"{position}\", of which the plant \"{robot.Io.Plant!.Kind}\" has nothing",
                $"one of its channels {string.Join(", ", plantChannels)}");
        }

        Refuse(file, problems);
    }

    /// <summary>Holds a schedule against a board.</summary>
    /// <exception cref="ConfigurationException">A fault cannot be, or not there.</exception>
    public static void Check(FaultSchedule schedule, BoardPlan plan, string file)
    {
        ProblemList problems = new();
        Check(schedule, plan, problems);
        Refuse(file, problems);
    }

    /// <summary>Holds a schedule against a board.</summary>
    public static void Check(FaultSchedule schedule, BoardPlan plan, ProblemList problems)
    {
        Dictionary<string, FaultKind[]> possible = [];
        foreach (PlannedPart part in plan.Sensors.Concat(plan.Actuators))
        {
            if (part.Settings is not EnableLineSettings)
            {
                possible[part.Channel] = part.Settings switch
                {
                    As5600Settings => OfAngles,
                    Ls7366RSettings => OfCounters,
                    ContactSettings => OfContacts,
                    HBridgeSettings => OfBridges,
                    RcServoSettings => OfServos,
                    _ => OfSensors,
                };
            }
        }

        FaultRules.Check(schedule, possible, problems);
    }

    private static void Refuse(string file, ProblemList problems)
    {
        if (problems.Problems.Count > 0)
        {
            throw new ConfigurationException(file, problems.Problems);
        }
    }
}
