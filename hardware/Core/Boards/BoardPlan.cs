using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>A robot's <c>io.gpio</c>, read and checked: which parts there are, and how each is set.</summary>
internal sealed class BoardPlan
{
    private BoardPlan(IReadOnlyList<PlannedPart> sensors, IReadOnlyList<PlannedPart> actuators) =>
        (Sensors, Actuators) = (sensors, actuators);

    /// <summary>The parts that measure, in the file's order: the order of the channels.</summary>
    public IReadOnlyList<PlannedPart> Sensors { get; }

    /// <summary>The parts that act, the enable line among them.</summary>
    public IReadOnlyList<PlannedPart> Actuators { get; }

    /// <summary>The enable line; null where there is none.</summary>
    public EnableLineSettings? EnableLine => Actuators.Select(part => part.Settings).OfType<EnableLineSettings>().FirstOrDefault();

    /// <summary>Reads and checks.</summary>
    /// <param name="robot">A robot with a board.</param>
    /// <param name="problems">Receives what is wrong; with a problem the plan is not to be used.</param>
    public static BoardPlan Read(RobotDescription robot, ProblemList problems)
    {
        BoardPlan plan = new(
            ReadParts("sensors", robot.Io.Gpio!.Sensors, isActuator: false, problems),
            ReadParts("actuators", robot.Io.Gpio.Actuators, isActuator: true, problems));
        BoardRules.Check(plan, robot, problems);
        return plan;
    }

    private static List<PlannedPart> ReadParts(
        string list, IReadOnlyList<PartDescription> parts, bool isActuator, ProblemList problems)
    {
        List<PlannedPart> planned = [];
        for (int index = 0; index < parts.Count; index++)
        {
            string path = $"$.io.gpio.{list}[{index}]";
            if (PartCatalog.Read(parts[index], isActuator, path, problems) is { } settings)
            {
                planned.Add(new PlannedPart(parts[index].Part, parts[index].Channel, settings, path));
            }
        }

        return planned;
    }
}
