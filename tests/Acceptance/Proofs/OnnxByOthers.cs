using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Onnx;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>
/// The model file is plain ONNX: its own checker accepts it, and another program computes the same from it.
/// </summary>
public sealed class OnnxByOthers : IProof
{
    private const int Rows = 64;
    private const string Python = "/usr/bin/python3";

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    /// <inheritdoc />
    public string Name => nameof(OnnxByOthers);

    /// <inheritdoc />
    public string Shows =>
        "onnx's checker accepts every kind of model file, and numpy computes from it what the product does";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        if (await Missing(folder.Path, cancellation) is { } missing)
        {
            return new Verdict(Outcome.Skipped, missing);
        }

        var robots = Robots().ToDictionary(robot => robot.Name, robot => robot.Robot);
        OnnxCase[] cases = [.. robots.Select(robot => Write(folder.Path, robot.Key, robot.Value))];
        string json = JsonSerializer.Serialize(cases, CamelCase);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "cases.json"), json, cancellation);
        string script = Path.Combine(RepositoryRoot.Path, "tests", "Acceptance", "Onnx", "check.py");
        ProcessResult result = await ChildProcess.Run(
            new ProcessRequest(Python, [script, folder.Path], folder.Path), cancellation);
        foreach (string line in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            progress.Report(line);
        }

        return result.ExitCode == 0
            ? new Verdict(Outcome.Passed, $"{cases.Length} models, {Rows} rows of each member")
            : throw new ProofFailedException($"check.py: {result.Errors.Trim()}");
    }

    private static async Task<string?> Missing(string folder, CancellationToken cancellation)
    {
        try
        {
            ProcessRequest request = new(Python, ["-c", "import numpy, onnx"], folder);
            ProcessResult result = await ChildProcess.Run(request, cancellation);
            return result.ExitCode == 0 ? null : $"{Python} lacks onnx or numpy (Debian: python3-onnx, python3-numpy)";
        }
        catch (Win32Exception)
        {
            return $"there is no {Python}";
        }
    }

    private static IEnumerable<(string Name, RobotDescription Robot)> Robots()
    {
        string shipped = Path.Combine(RepositoryRoot.Path, "hardware", "robots");
        foreach (string folder in Directory.GetDirectories(shipped).Order(StringComparer.Ordinal))
        {
            yield return (Path.GetFileName(folder), RobotFile.Read(Path.Combine(folder, "robot.json")));
        }

        foreach (string name in ModelRobots.Names)
        {
            yield return (name, ModelRobots.Read(name));
        }
    }

    private static OnnxCase Write(string folder, string name, RobotDescription robot)
    {
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 5);
        File.WriteAllBytes(Path.Combine(folder, name + ".onnx"), OnnxModelWriter.Write(model, robot));
        return OnnxCase.Of(name, robot, model, Rows);
    }
}
