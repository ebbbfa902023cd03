using System;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Dynamics;
using MbRlRobot.Ingest;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.Store;

namespace MbRlRobot.TrainerApp.Fit;

/// <summary>Fits a model to recorded rows and writes its folder; nothing is written before all is well.</summary>
/// <param name="robot">The robot.</param>
/// <param name="folder">The folder to write; it may hold an earlier version.</param>
/// <param name="warmFolder">A folder with the members to go on from; null starts anew.</param>
internal sealed class FitJob(RobotDescription robot, string folder, string? warmFolder)
{
    /// <summary>The file with all members, for the next fit.</summary>
    public const string CheckpointName = "checkpoint.safetensors";

    /// <summary>Runs.</summary>
    /// <param name="dataPath">A folder with tables of transitions, or one table.</param>
    /// <param name="fit">Fits.</param>
    /// <param name="seed">Fixes everything random.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="UsageException">The data, the earlier version or the members to go on from do not fit.</exception>
    public FitReport Run(string dataPath, Func<FitRequest, FitResult> fit, ulong seed)
    {
        ulong existing = VersionIn(folder);
        ulong parent = warmFolder is null ? 0 : Math.Max(VersionIn(warmFolder), VersionIn(new RunFolder(warmFolder).Model));
        EnsembleCheckpoint? warm = warmFolder is null ? null : CheckpointFile.Read(
            ExistingPath.RequireFile(
                "--warm", Path.Combine(warmFolder, CheckpointName), "a folder that fit or demo has written"),
            robot);
        FitData data = DataFolder.ReadForFit(dataPath, robot);
        FitResult result = Fit(new FitRequest(robot, data.Table, warm, seed, Environment.ProcessorCount), fit);
        string origin = $"mbrl-trainer {Product.Version}, fit";
        ModelRelease release = FittedRelease.Of(
            robot, result, data.Table, data.TrainedOn, Math.Max(existing, parent) + 1, parent, DateTime.UtcNow, origin);
        ModelManifest manifest = ModelFolderWriter.Write(folder, release);
        CheckpointFile.Write(Path.Combine(folder, CheckpointName), result.Checkpoint, robot);
        return FitReport.Of(folder, robot, data, result, manifest);
    }

    private static FitResult Fit(FitRequest request, Func<FitRequest, FitResult> fit)
    {
        try
        {
            return fit(request);
        }
        catch (ArgumentException refusal)
        {
            throw new UsageException(AdapterRefusal.MessageOf(refusal));
        }
        catch (InvalidOperationException runaway)
        {
            throw new UsageException(runaway.Message);
        }
    }

    /// <summary>The version of the model in a folder; 0 where there is none.</summary>
    private ulong VersionIn(string path)
    {
        if (!File.Exists(Path.Combine(path, ModelFolder.OnnxName)))
        {
            return 0;
        }

        EnsembleModel model = ModelFolder.Read(path).Model.Ensemble;
        return model.Type == robot.Type
            ? model.Version
            : throw new UsageException(
                $"{path} holds a model of a robot of type '{model.Type}'; this one is a '{robot.Type}'. Choose another folder.");
    }
}
