using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using MbRlRobot.Plants;
using MbRlRobot.Processes;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.Signing;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>A robot with a model of 3 MB, and a trainer's key. Gone when it is disposed of.</summary>
internal sealed class PushWorkplace : IDisposable
{
    private const string Template = "hardware/robots/cartpole/robot.json";
    private const ulong WeightSeed = 1;

    /// <summary>
    /// The cart-pole, with a large model and few candidates, pushed gently on a long track: it drives for as long as the benchmark lasts,
    /// and takes models at any tick.
    /// </summary>
    private static readonly (string Path, string? Json)[] Edits =
    [
        ("$.model", """{ "members": 7, "active": 7, "hidden": [232, 232, 232], "activation": "silu" }"""),
        ("$.planner", """{ "kind": "cem", "horizon": 5, "population": 16, "elites": 4, "iterations": 1, "particles": 7 }"""),
        ("$.session", """{ "allowHotSwap": true, "awaitModel": 0 }"""),
        ("$.io.mujoco", null),
        ("$.exploration.episodes", "0"),
        ("$.task.episodeSteps", "90000"),
        ("$.state[0].limits", "[-100000, 100000]"),
        ("$.action[0].limits", "[-0.1, 0.1]"),
    ];

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-push-");
    private readonly RobotDescription _robot;
    private readonly EnsembleModel _model;
    private readonly SigningKey _key = SigningKey.New();

    /// <summary>Makes one.</summary>
    public PushWorkplace()
    {
        JsonNode robot = JsonNode.Parse(string.Join('\n', Repository.Lines(Template)), documentOptions: Lenient)!;
        foreach ((string path, string? json) in Edits)
        {
            JsonEdit.Apply(robot, path, json);
        }

        File.WriteAllText(RobotFile, robot.ToJsonString());
        SigningKeyFile.Write(_folder.FullName, _key);
        _robot = Robots.RobotFile.Read(RobotFile, PlantCatalog.Check);
        _model = RandomEnsemble.Of(_robot, WeightSeed);
        Memory = new RuntimeFolder(FormattableString.Invariant($"push-{Environment.ProcessId}"));
    }

    /// <summary>The robot's description.</summary>
    public string RobotFile => Path.Combine(_folder.FullName, "robot.json");

    /// <summary>The robot's folder on the disk.</summary>
    public string Data => Path.Combine(_folder.FullName, "robot");

    /// <summary>The trainer's public key.</summary>
    public string PublicKey => Path.Combine(_folder.FullName, SigningKeyFile.PublicName);

    /// <summary>The robot's files in memory.</summary>
    public RuntimeFolder Memory { get; }

    /// <summary>Makes a model's folder, as a fit does.</summary>
    /// <param name="version">The model's version; each has other bytes, and predicts the same but for the last digits.</param>
    /// <returns>The folder.</returns>
    public string Write(ulong version)
    {
        float[] image = new float[WeightImage.Length(_model.Members.Architecture)];
        WeightImage.Write(_model, image);
        image[0] += version * 1e-5f * MathF.Max(1, MathF.Abs(image[0]));
        ModelRelease release = new(
            _robot,
            WeightImage.Read(image, _model, version),
            new ModelMetrics(Rows: 1, HoldoutRows: 0, HoldoutNll: null, HoldoutRmse: null),
            DisagreementThreshold: 1e6,
            [],
            DateTime.UtcNow,
            "a benchmark's random numbers");
        string folder = Path.Combine(_folder.FullName, FormattableString.Invariant($"{version}"));
        ModelFolderWriter.Write(folder, release);
        return folder;
    }

    /// <summary>Makes a model, and signs it.</summary>
    /// <param name="version">The model's version.</param>
    /// <returns>What goes out.</returns>
    public ModelPublication Publish(ulong version) => ModelPublication.Sign(Write(version), _key, DateTime.UtcNow);

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
        if (Directory.Exists(Memory.Rings.Path))
        {
            Directory.Delete(Memory.Rings.Path, recursive: true);
        }
    }
}
