using System;
using System.IO;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;

namespace MbRlRobot.Registry;

/// <summary>
/// Gives old weights a new version and makes it the champion: robots take only versions above those that they took, so going back is
/// going forward too.
/// </summary>
public static class Reissue
{
    /// <summary>Makes the champion what a version is, under its own number where robots would still take that.</summary>
    /// <param name="registry">The type's registry.</param>
    /// <param name="robot">The robot, which the version must fit.</param>
    /// <param name="version">The version.</param>
    /// <param name="utcNow">The time.</param>
    /// <returns>The champion's version now: this one, or a new one with its weights.</returns>
    /// <exception cref="InvalidDataException">There is no such version, or it is for another description of the robot.</exception>
    public static ulong Promote(ModelRegistry registry, RobotDescription robot, ulong version, DateTime utcNow)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ModelFolder.Read(registry.Folder(version), robot);
        ulong taken = Math.Max(registry.Find(RegistryAlias.Champion) ?? 0, registry.Reported);
        ulong promoted = version > taken ? version : Again(registry, robot, version, utcNow);
        registry.Promote(promoted);
        return promoted;
    }

    /// <summary>Goes back to the champion before this one.</summary>
    /// <param name="registry">The type's registry.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="utcNow">The time.</param>
    /// <returns>The champion's version now: a new one with the previous one's weights.</returns>
    /// <exception cref="InvalidDataException">There was none before, or it is for another description of the robot.</exception>
    public static ulong Rollback(ModelRegistry registry, RobotDescription robot, DateTime utcNow)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ulong previous = registry.Find(RegistryAlias.Previous)
            ?? throw new InvalidDataException($"{registry.Type} has had no champion before this one: there is nothing to go back to.");
        return Promote(registry, robot, previous, utcNow);
    }

    private static ulong Again(ModelRegistry registry, RobotDescription robot, ulong version, DateTime utcNow)
    {
        string source = registry.Folder(version);
        VersionRecord old = registry.Record(version);
        return registry.Add((folder, next) =>
        {
            string origin = FormattableString.Invariant($"the weights of version {version} again");
            ModelFolderWriter.Write(folder, Release(ModelFolder.Read(source), robot, next, utcNow, origin));
            string checkpoint = Path.Combine(source, ModelRegistry.CheckpointName);
            if (File.Exists(checkpoint))
            {
                File.Copy(checkpoint, Path.Combine(folder, ModelRegistry.CheckpointName));
            }

            return old with { Version = next, ParentVersion = version, CreatedUtc = utcNow, Origin = origin, ReissueOf = version };
        }).Version;
    }

    private static ModelRelease Release(ModelFolder source, RobotDescription robot, ulong version, DateTime utcNow, string origin)
    {
        EnsembleModel old = source.Model.Ensemble;
        ModelManifest manifest = source.Manifest
            ?? throw new InvalidDataException(FormattableString.Invariant($"version {old.Version} has no {ModelFolder.ManifestName}."));
        EnsembleModel model = new(old.Type, old.SchemaHash, version, old.Members, old.ResidualLogVariance.ToArray());
        return new ModelRelease(
            robot, model, manifest.Metrics, manifest.DisagreementThreshold, manifest.TrainedOn, utcNow, origin, old.Version, manifest.RobotIds);
    }
}
