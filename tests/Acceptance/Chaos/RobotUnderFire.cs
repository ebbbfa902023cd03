using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.ControllerApp;
using MbRlRobot.Processes;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>A simulated robot's two processes, each of which may be killed and started anew.</summary>
/// <param name="id">The individual.</param>
/// <param name="folder">A folder for what it leaves on the disk.</param>
/// <param name="broker">The broker's address.</param>
public sealed partial class RobotUnderFire(string id, string folder, string broker) : IDisposable
{
    private const string Type = "cartpole";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RuntimeFolder _runtime = new(id);
    private readonly List<RunningProgram> _controls = [];
    private readonly List<RunningProgram> _links = [];

    /// <summary>Gets the individual's id.</summary>
    public string Id => id;

    /// <summary>Gets the starts of its control process.</summary>
    public List<ControlLife> Lives { get; } = [];

    /// <summary>Gets the steps that its plant has made.</summary>
    public int Steps => Lives.Sum(life => life.Journal.Count());

    /// <summary>Gets whether all that was recorded has left the memory.</summary>
    public bool IsDrained => _runtime.Rings.Rings().Count == 0;

    /// <summary>Gets what each of its links has written, the first one first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> LinkLogs => [.. _links.Select(link => link.Lines)];

    private string Data => Path.Combine(folder, id);

    /// <summary>Starts the control process: planned episodes in lockstep, as fast as they go.</summary>
    /// <param name="cancellation">Gives up waiting for its epoch.</param>
    public async Task StartControl(CancellationToken cancellation)
    {
        string journal = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{id}-{Lives.Count}.journal"));
        RunningProgram control = RunningProgram.Start(
            $"the control process of {id}",
            [
                "mbrl-controller", "run", "--robot", Type, "--id", id, "--no-link", "--lockstep",
                "--episodes", "100000", "--seed", string.Create(CultureInfo.InvariantCulture, $"{Lives.Count}"), "--threads", "1",
                "--model", Path.Combine(RepositoryRoot.Path, "models", Type, "1"), "--plant-journal", journal,
            ]);
        _controls.Add(control);
        string head = await control.WaitForLine("epoch ", Patience, cancellation);
        ulong epoch = ulong.Parse(EpochPattern().Match(head).Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Lives.Add(new ControlLife(id, epoch, new PlantJournal(journal)));
    }

    /// <summary>Kills the control process.</summary>
    /// <param name="cancellation">Gives up waiting for its end.</param>
    public async Task KillControl(CancellationToken cancellation)
    {
        await _controls[^1].Kill(cancellation);
        Lives[^1].IsKilled = true;
    }

    /// <summary>Lets the episode under way end, and with it the control process.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task EndControl(CancellationToken cancellation)
    {
        _ = ControllerProgram.Run(["disarm", "--id", id], TextWriter.Null, Console.Error);
        await _controls[^1].WaitForEnd(Patience, cancellation);
    }

    /// <summary>Starts the link; it needs no broker for that.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task StartLink(CancellationToken cancellation)
    {
        RunningProgram link = RunningProgram.Start(
            $"the link of {id}", ["mbrl-controller", "link", "--robot", Type, "--id", id, "--broker", broker, "--data", Data]);
        _links.Add(link);
        await link.WaitForLine($"link of {id} to", Patience, cancellation);
    }

    /// <summary>Kills the link.</summary>
    /// <param name="cancellation">Gives up waiting for its end.</param>
    public Task KillLink(CancellationToken cancellation) => _links[^1].Kill(cancellation);

    /// <summary>Ends the link in order, once it is at work.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task EndLink(CancellationToken cancellation)
    {
        await _links[^1].WaitForLine("connected", Patience, cancellation);
        await _links[^1].End(Patience, cancellation);
    }

    /// <summary>Reads how far each epoch is on the robot's disk; when no link runs.</summary>
    /// <returns>The last row of each.</returns>
    public IReadOnlyDictionary<ulong, ulong> ReadLog()
    {
        using SegmentLog log = SegmentLog.Open(
            Path.Combine(Data, "log"), id, SegmentLogOptions.Of(new LinkDescription()), Console.Error.WriteLine);
        return log.Epochs.ToDictionary(epoch => epoch.Epoch, epoch => epoch.LastSequence);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _controls.ForEach(control => control.Dispose());
        _links.ForEach(link => link.Dispose());

        if (Directory.Exists(_runtime.Rings.Path))
        {
            Directory.Delete(_runtime.Rings.Path, recursive: true);
        }
    }

    [GeneratedRegex("epoch ([0-9a-f]{16})")]
    private static partial Regex EpochPattern();
}
