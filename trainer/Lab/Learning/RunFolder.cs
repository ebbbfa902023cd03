using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ingest;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Publishing;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.Storage;
using MbRlRobot.Store;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>The folder of a run: report, transitions, checkpoint, model. Everything in it is whole at any time.</summary>
/// <param name="path">The folder.</param>
public sealed class RunFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>How the run went.</summary>
    public string Report => At("report.json");

    /// <summary>All transitions.</summary>
    public string Transitions => At(DataFolder.TransitionsFile);

    /// <summary>All members, for going on.</summary>
    public string Checkpoint => At("checkpoint.safetensors");

    /// <summary>The model, ready to be deployed.</summary>
    public string Model => At("model");

    /// <summary>The model file.</summary>
    public string ModelFile => System.IO.Path.Combine(Model, ModelFolder.OnnxName);

    /// <summary>A picture.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its file.</returns>
    public string Picture(string name) => At($"{name}.svg");

    /// <summary>Makes the folder for a new run.</summary>
    /// <exception cref="InvalidDataException">
    /// There is a run in it already, or a file in its place; nothing is written.
    /// </exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public void Begin()
    {
        foreach (string file in new[] { Path, Report, Transitions, Checkpoint, ModelFile }.Where(File.Exists))
        {
            throw new InvalidDataException(file == Path
                ? $"{file} is a file, not a folder."
                : $"{file} is there already: choose another folder, or go on with that run.");
        }

        Directory.CreateDirectory(Path);
    }

    /// <summary>Reads the report of an earlier run.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidDataException">There is none, or it is not one.</exception>
    public RunReport ReadReport()
    {
        if (!File.Exists(Report))
        {
            throw new InvalidDataException($"{Path} holds no run: there is no {Report}.");
        }

        try
        {
            return RunReportJson.Read(File.ReadAllBytes(Report));
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{Report}: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the transitions of an earlier run.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>Its rows.</returns>
    public IReadOnlyList<Transition> ReadTransitions(RobotDescription robot)
    {
        List<Transition> rows = [];
        DataFolder.Read(Transitions, robot, rows.Add);
        return rows;
    }

    /// <summary>Reads the members of an earlier run.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>Them; null where it had not fitted yet.</returns>
    public EnsembleCheckpoint? ReadCheckpoint(RobotDescription robot) =>
        File.Exists(Checkpoint) ? CheckpointFile.Read(Checkpoint, robot) : null;

    /// <summary>Reads the model of an earlier run.</summary>
    /// <returns>The active members.</returns>
    /// <exception cref="InvalidDataException">It is not a model of ours.</exception>
    public EnsembleModel ReadModel() => OnnxModelReader.Read(File.ReadAllBytes(ModelFile), ModelFile).Ensemble;

    /// <summary>Writes the report anew.</summary>
    /// <param name="report">The report.</param>
    public void Write(RunReport report) => AtomicFile.Write(Report, RunReportJson.Write(report));

    /// <summary>Writes the members anew.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="checkpoint">All members.</param>
    public void Write(RobotDescription robot, EnsembleCheckpoint checkpoint) =>
        CheckpointFile.Write(Checkpoint, checkpoint, robot);

    /// <summary>Writes the model anew, with its manifest and card.</summary>
    /// <param name="release">The model.</param>
    /// <exception cref="ArgumentException">Its manifest would not be valid; nothing is written.</exception>
    public void Write(ModelRelease release) => ModelFolderWriter.Write(Model, release);

    /// <summary>Writes a model anew that no manifest can vouch for.</summary>
    /// <param name="onnx">The model file.</param>
    public void Write(ReadOnlySpan<byte> onnx)
    {
        Directory.CreateDirectory(Model);
        File.Delete(System.IO.Path.Combine(Model, ModelFolder.ManifestName));
        File.Delete(System.IO.Path.Combine(Model, ModelFolder.CardName));
        AtomicFile.Write(ModelFile, onnx);
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
