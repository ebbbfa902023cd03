using System;
using System.IO;
using System.Linq;
using MbRlRobot.Installation;
using MbRlRobot.Models;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// What the robot remembers of its models, at hand. A disk that fails, or a record that is damaged, ends the taking of models
/// until the next start, and nothing else.
/// </summary>
/// <param name="installation">The robot's disk.</param>
/// <param name="events">Takes what people should know.</param>
internal sealed class ModelShelf(ModelInstallation installation, LinkEvents events)
{
    /// <summary>The record; null where there is none that can be used.</summary>
    public InstallationRecord? Record { get; private set; }

    /// <summary>The highest version ever taken; 0 for none.</summary>
    public ulong HighestVersion => Record?.HighestVersion ?? 0;

    /// <summary>The version to run; 0 for none.</summary>
    public ulong RunningVersion => Record?.Running?.Version ?? 0;

    /// <summary>Whether a file is one of those kept.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <returns>Whether it is.</returns>
    public bool Has(ModelManifest manifest) =>
        Record?.All.Any(model => (model.Version, model.Sha256) == (manifest.Version, manifest.Onnx.Sha256)) == true;

    /// <summary>Whether a file failed here before.</summary>
    /// <param name="hashHead">The first 8 bytes of its SHA-256, big-endian.</param>
    /// <returns>Whether it did.</returns>
    public bool IsBarred(ulong hashHead) => Record?.RolledBack.Any(hash => HashHead.Of(hash) == hashHead) == true;

    /// <summary>Begins, or goes on after a restart of the link alone.</summary>
    /// <param name="driving">The version that drives a robot now; 0 for none.</param>
    /// <param name="hasEndedWell">Whether what ran before ended well, or still runs with another model.</param>
    public void Begin(ulong driving, bool hasEndedWell) => Try(() =>
    {
        bool isOnTrial = driving != 0 && installation.Exists && installation.Read().Trial?.Version == driving;
        return isOnTrial ? installation.Read() : installation.Start(hasEndedWell);
    });

    /// <summary>Takes notice of what was staged.</summary>
    public void Refresh() => Try(installation.Read);

    /// <summary>Takes a step.</summary>
    /// <param name="step">One of <see cref="InstallationSteps"/>.</param>
    /// <returns>Whether the disk has it.</returns>
    public bool Change(Func<InstallationRecord, InstallationRecord> step) => Try(() => installation.Change(step));

    /// <summary>Remembers what a synchronised clock shows: after a start without one, no model passes that had expired by then.</summary>
    /// <param name="clock">The robot's clock.</param>
    public void SawTime(WallClock clock)
    {
        if (Record is not null)
        {
            Try(() => installation.SawTime(clock));
        }
    }

    private bool Try(Func<InstallationRecord> work)
    {
        try
        {
            Record = work();
            return true;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            events.Tell($"no models are taken: {fault.Message}");
            Record = null;
            return false;
        }
    }
}
