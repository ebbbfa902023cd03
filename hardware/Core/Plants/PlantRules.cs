using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>
/// The io.plant section: a kind that exists, constants it has, inside their ranges, and a plant that fits the robot.
/// </summary>
internal static class PlantRules
{
    private const string KindPath = "$.io.plant.kind";

    public static void Check(RobotDescription robot, ProblemList problems)
    {
        // an empty kind is refused with the rest of the file
        if (robot.Io.Plant is not { Kind.Length: > 0 } plant)
        {
            return;
        }

        if (PlantCatalog.Find(plant.Kind) is { } kind)
        {
            CheckPhysics(kind, plant, problems);
            CheckChannels(kind, robot, problems);
            CheckActions(kind, robot, problems);
        }
        else
        {
            IEnumerable<string> kinds = PlantCatalog.Kinds.Select(each => each.Name);
            problems.Add(KindPath, $"\"{plant.Kind}\"", OneOf("the plants", plant.Kind, kinds));
        }
    }

    private static void CheckPhysics(PlantKind kind, PlantDescription plant, ProblemList problems)
    {
        foreach ((string name, double value) in plant.Physics)
        {
            string path = $"$.io.plant.physics.{name}";
            if (kind.Physics.FirstOrDefault(key => key.Name == name) is { } key)
            {
                problems.Range(path, value, key.Allowed.Low, key.Allowed.High, key.Unit == "1" ? string.Empty : key.Unit);
            }
            else
            {
                problems.Add(path, "an unknown key", OneOf("the keys", name, kind.Physics.Select(each => each.Name)));
            }
        }
    }

    private static void CheckChannels(PlantKind kind, RobotDescription robot, ProblemList problems)
    {
        ILookup<int, string> states = robot.State
            .Where(state => state.Role.IsLearned)
            .ToLookup(state => PlantWiring.IndexOf(kind.Channels, state), state => state.Name);
        string channels = string.Join(", ", kind.Channels.Select(channel => channel.Name));
        problems.Require(
            !states.Contains(-1),
            KindPath,
            $"\"{kind.Name}\", without a channel for {string.Join(", ", states[-1])}",
            $"a plant with a channel for each learned state, of its from or its name; {kind.Name} has {channels}");
        foreach (IGrouping<int, string> shared in states.Where(group => group.Key >= 0 && group.Count() > 1))
        {
            problems.Add(
                KindPath,
                $"\"{kind.Name}\", whose {kind.Channels[shared.Key].Name} would carry {string.Join(", ", shared)}",
                "a plant with a channel for each learned state");
        }

        string[] names = PlantWiring.ChannelNames(kind.Channels, robot);
        foreach (IGrouping<string, string> shared in names.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            string value = $"\"{kind.Name}\", of which several channels would be called {shared.Key}";
            problems.Add(KindPath, value, "one state from each channel");
        }
    }

    private static void CheckActions(PlantKind kind, RobotDescription robot, ProblemList problems) => problems.Require(
        kind.Actions.Count == robot.Action.Count,
        KindPath,
        $"\"{kind.Name}\", whose actions are {kind.Actions.Count}, not {robot.Action.Count}",
        $"a plant with the robot's actions; {kind.Name} takes {string.Join(", ", kind.Actions.Select(action => action.Name))}");

    private static string OneOf(string what, string name, IEnumerable<string> names)
    {
        string list = $"{what} {string.Join(", ", names)}";
        return NearestName.Find(name, names) is { } near ? $"{list}; did you mean '{near}'?" : list;
    }
}
