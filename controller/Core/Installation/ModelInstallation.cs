using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>
/// The models on a robot's disk: a folder with <c>record</c>, which says what each is and how high the version counter
/// stands, and <c>models/{version}</c>. The record lies outside the models and is replaced as a whole, last; what it does
/// not name is litter of a step that was cut short, and is cleared away. One process changes it at a time.
/// </summary>
public sealed class ModelInstallation
{
    private const string RecordName = "record";
    private const string ModelsName = "models";
    private const string IncomingName = ".incoming";

    private readonly IDurableFiles _files;

    /// <summary>Looks at a robot's folder; nothing is read or written yet.</summary>
    /// <param name="folder">The folder, such as <c>/var/lib/mbrl/cartpole-1</c>.</param>
    public ModelInstallation(string folder)
        : this(folder, new DurableFiles())
    {
    }

    internal ModelInstallation(string folder, IDurableFiles files)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (Folder, _files) = (Path.GetFullPath(folder), files);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Whether a record is there, sound or not.</summary>
    public bool Exists => File.Exists(RecordPath);

    private string RecordPath => Path.Combine(Folder, RecordName);

    private string Models => Path.Combine(Folder, ModelsName);

    /// <summary>
    /// Begins a run of the robot: a model that was not marked good gives way (<see cref="InstallationSteps.Started"/>),
    /// litter is cleared away, and a robot that has taken nothing yet gets its record.
    /// </summary>
    /// <param name="hasEndedWell">
    /// Whether the run before ended in a way that says nothing against a model on trial: it waits for another trial then.
    /// </param>
    /// <returns>The record; <see cref="InstallationRecord.Running"/> is what to run.</returns>
    /// <exception cref="InvalidDataException">The record is damaged or missing; the message says what to do.</exception>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public InstallationRecord Start(bool hasEndedWell = false)
    {
        if (!File.Exists(RecordPath) && _files.Names(Models).Count == 0)
        {
            StartAnew(highestVersion: 0);
        }

        InstallationRecord next = Change(record => hasEndedWell ? record.Suspended() : record.Started());
        Prune(next);
        return next;
    }

    /// <summary>
    /// Forgets all models and starts a new record: what an operator does when the old one is damaged, never the robot by
    /// itself.
    /// </summary>
    /// <param name="highestVersion">
    /// The version that models must be above: the registry's highest for this robot; 0 takes any that was ever signed.
    /// </param>
    public void StartAnew(ulong highestVersion)
    {
        _files.CreateFolder(Folder);
        Replace(InstallationRecord.New(highestVersion));
        Prune(InstallationRecord.New(highestVersion));
    }

    /// <summary>Reads the record.</summary>
    /// <returns>The record.</returns>
    /// <exception cref="InvalidDataException">The record is damaged or missing; the message says what to do.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public InstallationRecord Read()
    {
        try
        {
            return _files.ReadFile(RecordPath, RecordText.MaximumBytes) is { } bytes
                ? RecordText.Read(bytes)
                : throw new InvalidDataException("it is missing");
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException(
                $"{RecordPath}: {fault.Message}. Without this record the robot cannot tell an old model from a new one, and "
                + "takes none. Restore it from a backup, or start a new one at the registry's highest version for this robot.",
                fault);
        }
    }

    /// <summary>Takes a step that moves no files.</summary>
    /// <param name="step">One of <see cref="InstallationSteps"/>.</param>
    /// <returns>The record after it.</returns>
    /// <exception cref="InvalidOperationException">The step is not possible now; nothing was changed.</exception>
    public InstallationRecord Change(Func<InstallationRecord, InstallationRecord> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        InstallationRecord record = Read();
        InstallationRecord next = step(record);
        if (!ReferenceEquals(next, record))
        {
            Replace(next);
        }

        return next;
    }

    /// <summary>Remembers what a synchronised clock shows; at most once an hour, to spare the disk.</summary>
    /// <param name="clock">The robot's clock.</param>
    /// <returns>The record after it.</returns>
    public InstallationRecord SawTime(WallClock clock) => Change(record =>
    {
        DateTime now = record.Now(clock);
        return now - record.LastSeenUtc >= TimeSpan.FromHours(1) ? record with { LastSeenUtc = now } : record;
    });

    /// <summary>Stages a model that passed every check: its folder first, then the record that names it.</summary>
    /// <param name="manifest">The manifest's bytes as they were signed.</param>
    /// <param name="onnx">The model file.</param>
    /// <param name="model">Which it is.</param>
    /// <param name="now">The time at which it was verified.</param>
    /// <returns>The record after it.</returns>
    /// <exception cref="IOException">The disk does not take it; the record is unchanged.</exception>
    public InstallationRecord Stage(ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> onnx, InstalledModel model, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(model);
        InstallationRecord next = Read().Staged(model, now);
        string incoming = Path.Combine(Models, IncomingName);
        _files.DeleteFolder(incoming);
        _files.CreateFolder(incoming);
        _files.WriteFile(Path.Combine(incoming, ModelFolder.OnnxName), onnx);
        _files.WriteFile(Path.Combine(incoming, ModelFolder.ManifestName), manifest);
        _files.FlushFolder(incoming);
        _files.DeleteFolder(FolderOf(model));
        _files.MoveFolder(incoming, FolderOf(model));
        _files.FlushFolder(Models);
        Replace(next);
        PruneIfPossible(next);
        return next;
    }

    /// <summary>Reads a model of the record.</summary>
    /// <param name="model">Which.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The model with its manifest.</returns>
    /// <exception cref="InvalidDataException">
    /// Its files are damaged, or no longer for this robot; the message says why.
    /// </exception>
    /// <exception cref="IOException">Its files are not there or cannot be read.</exception>
    public ModelFolder Load(InstalledModel model, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelFolder folder = ModelFolder.Read(FolderOf(model), robot);
        return folder.Manifest?.Onnx.Sha256 == model.Sha256
            ? folder
            : throw new InvalidDataException($"{FolderOf(model)}: this is not the model that the record names.");
    }

    private string FolderOf(InstalledModel model) =>
        Path.Combine(Models, model.Version.ToString(CultureInfo.InvariantCulture));

    private void Replace(InstallationRecord record)
    {
        string next = RecordPath + ".next";
        _files.WriteFile(next, RecordText.Write(record));
        _files.MoveFile(next, RecordPath);
        _files.FlushFolder(Folder);
    }

    /// <summary>The model is staged by now: litter can wait for the next start.</summary>
    private void PruneIfPossible(InstallationRecord record)
    {
        try
        {
            Prune(record);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private void Prune(InstallationRecord record)
    {
        HashSet<string> needed = [.. record.All.Select(model => model.Version.ToString(CultureInfo.InvariantCulture))];
        foreach (string name in _files.Names(Models).Where(name => !needed.Contains(name)))
        {
            _files.DeleteFolder(Path.Combine(Models, name));
        }
    }
}
