using System;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ingest;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Apps.Tests;

/// <summary>A folder, gone after the test, with a small robot, 200 rows of its data and a random model.</summary>
internal sealed class SampleWorkspace : IDisposable
{
    public const int Rows = 200;

    public static readonly (string Path, string? Json)[] Small =
    [
        ("$.model", """{ "members": 2, "active": 2, "hidden": [8] }"""),
        ("$.training", """{ "steps": 5, "batch": 32 }"""),
        ("$.planner", """{ "kind": "cem", "horizon": 6, "population": 12, "elites": 3, "iterations": 2, "particles": 2 }"""),
    ];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"apps-{Guid.NewGuid():N}");

    public SampleWorkspace()
    {
        Directory.CreateDirectory(Data);
        RobotDescription robot = SampleRobot.Read(Small);
        File.WriteAllText(Robot, SampleRobot.Edit(Small));
        WriteRows(Path.Combine(Data, "transitions.csv"), robot, Rows);
        WriteModel(Model, robot);
    }

    public string Robot => At("robot.json");

    public string Data => At("data");

    public string Model => At("model");

    /// <summary>Where nothing is yet.</summary>
    public string Out => At("out");

    public string At(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes rows of an oscillation; the first is no good data.</summary>
    public static void WriteRows(string file, RobotDescription robot, int count)
    {
        using TransitionCsvWriter writer = TransitionCsvWriter.Create(file, robot);
        for (int row = 0; row < count; row++)
        {
            writer.Write(new Transition
            {
                Id = new TransitionId("sample-1", 7, (ulong)row),
                Episode = row / 50,
                Step = row % 50,
                TimeNanoseconds = row * 40_000_000L,
                DtSeconds = 0.04,
                State = StateAt(robot, row),
                Action = new[] { 5 * MathF.Sin(row) },
                NextState = StateAt(robot, row + 1),
                Parameters = new float[1],
                Reward = 0,
                Flags = row == 0 ? TransitionFlags.Overrun : TransitionFlags.Exploring,
                ModelVersion = 0,
            });
        }
    }

    public static void WriteModel(string folder, RobotDescription robot)
    {
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 4);
        ModelFolderWriter.Write(folder, new ModelRelease(
            robot,
            model,
            new ModelMetrics(1800, 200, -7.25, [.. robot.State.Select(_ => 0.5)]),
            0.25,
            [new HighWaterMark("sample-1", 7, 199)],
            new DateTime(2026, 8, 20, 12, 34, 56, DateTimeKind.Utc),
            "a test"));
    }

    private static float[] StateAt(RobotDescription robot, int row) =>
        [.. robot.State.Select((_, index) => 0.5f * MathF.Sin((0.3f * row) + (index * index)))];
}
