using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ingest;
using MbRlRobot.Onnx;
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
    public string ModelFile => System.IO.Path.Combine(Model, "dynamics.onnx");

    /// <summary>A picture.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its file.</returns>
    public string Picture(string name) => At($"{name}.svg");

    /// <summary>Makes the folder for a new run.</summary>
    /// <exception cref="IOException">There is a run in it already.</exception>
    public void Begin()
    {
        Directory.CreateDirectory(Path);
        foreach (string file in new[] { Report, Transitions }.Where(File.Exists))
        {
            throw new IOException($"{file} is there already: choose another --out, or go on with --resume {Path}.");
        }
    }

    /// <summary>Reads the report of an earlier run.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public RunReport ReadReport()
    {
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

    /// <summary>Writes the members and the model anew.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="checkpoint">All members.</param>
    /// <param name="model">The model file.</param>
    public void Write(RobotDescription robot, EnsembleCheckpoint checkpoint, ReadOnlySpan<byte> model)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Directory.CreateDirectory(Model);
        CheckpointFile.Write(Checkpoint, checkpoint, robot);
        AtomicFile.Write(ModelFile, model);
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
