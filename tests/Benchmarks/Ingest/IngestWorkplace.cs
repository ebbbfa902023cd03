using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using MbRlRobot.Signing;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>A trainer's folder: robot, key, data. Gone when it is disposed of.</summary>
internal sealed class IngestWorkplace : IDisposable
{
    /// <summary>Fits of a second or so, one after the other.</summary>
    private const string EverFitting = """{ "steps": 2000, "refitEverySteps": 1000, "refitPerEpisode": false }""";

    private static readonly string Template = Path.Combine(AppContext.BaseDirectory, "benchmarks", "robot.json");
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-ingest-");

    /// <summary>Makes one.</summary>
    /// <param name="isFitting">Whether the robot's policy asks for one fit after the other, or for none.</param>
    public IngestWorkplace(bool isFitting)
    {
        JsonNode robot = JsonNode.Parse(File.ReadAllText(Template), documentOptions: Lenient)!;
        if (isFitting)
        {
            JsonEdit.Apply(robot, "$.training", EverFitting);
        }

        File.WriteAllText(RobotFile, robot.ToJsonString());
        using SigningKey key = SigningKey.New();
        SigningKeyFile.Write(_folder.FullName, key);
    }

    /// <summary>The robot's description.</summary>
    public string RobotFile => Path.Combine(_folder.FullName, "robot.json");

    /// <summary>The trainer's key.</summary>
    public string Key => Path.Combine(_folder.FullName, SigningKeyFile.PrivateName);

    /// <summary>The folder of the store and the registry.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
