using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Hardware.Tests;

/// <summary>The reference robot on a board, edited.</summary>
internal static class RigRobot
{
    private static string Folder => Path.Combine(Repository.Root, "hardware", "robots", "cartpole-rig");

    /// <summary>Reads it.</summary>
    /// <param name="edits">Pairs of a path and the JSON to put there; null removes what is there; "+sensors" and "+actuators" add a part.</param>
    public static RobotDescription Read(params (string Path, string? Json)[] edits)
    {
        JsonNode root = JsonNode.Parse(
            File.ReadAllText(Path.Combine(Folder, "robot.json")),
            documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        foreach ((string path, string? json) in edits)
        {
            if (path.StartsWith('+'))
            {
                root["io"]!["gpio"]![path[1..]]!.AsArray().Add(JsonNode.Parse(json!));
                continue;
            }

            JsonEdit.Apply(root, path, json);
        }

        return RobotFile.Parse("rig.json", Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    /// <summary>Wires it up to simulated chips.</summary>
    public static SimulatedBoardIo Open(ILoopClock clock, params ScheduledFault[] faults) =>
        Open(Read(), clock, faults);

    public static SimulatedBoardIo Open(RobotDescription robot, ILoopClock clock, params ScheduledFault[] faults) =>
        SimulatedBoardIo.Open(robot, "rig", clock, new FaultSchedule(7, faults), "faults.json");
}
