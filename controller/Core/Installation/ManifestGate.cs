using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Signing;

namespace MbRlRobot.Installation;

/// <summary>
/// The checks that need the manifest alone, in the order of <see cref="ModelRefusal"/>. They read the record and write
/// nothing; before the signature not a byte of the manifest is looked at.
/// </summary>
/// <param name="settings">What the robot is.</param>
/// <param name="trust">Whose models it takes.</param>
/// <param name="installation">What it has taken.</param>
internal sealed class ManifestGate(InstallerSettings settings, TrustStore trust, ModelInstallation installation)
{
    /// <summary>Checks a message.</summary>
    public ManifestCheck Check(ReadOnlySpan<byte> message, WallClock clock)
    {
        if (message.Length > ModelFormat.MaximumManifestBytes)
        {
            return Refused(ModelRefusal.Size,
                $"the message has {message.Length} bytes; allowed: at most {ModelFormat.MaximumManifestBytes}");
        }

        if (!SignedEnvelope.TryParse(message, out SignedEnvelope envelope))
        {
            return Refused(ModelRefusal.Envelope, $"the {message.Length} bytes are no envelope");
        }

        ModelVerdict origin = CheckOrigin(envelope, clock);
        return origin.IsPassed ? CheckPayload(envelope.Payload, clock) : new ManifestCheck(origin, null, default);
    }

    /// <summary>The checks that depend on what the robot has taken, and when.</summary>
    public ModelVerdict CheckRecord(ModelManifest manifest, WallClock clock)
    {
        InstallationRecord record;
        try
        {
            record = installation.Read();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return ModelVerdict.Refuse(ModelRefusal.Record, fault.Message.TrimEnd('.'));
        }

        if (manifest.Version <= record.HighestVersion)
        {
            return ModelVerdict.Refuse(ModelRefusal.Version,
                $"version {manifest.Version}; allowed: above {record.HighestVersion}, the highest that this robot has taken");
        }

        DateTime now = record.Now(clock);
        return now > manifest.NotAfterUtc
            ? ModelVerdict.Refuse(ModelRefusal.Expired, Text($"notAfterUtc is {manifest.NotAfterUtc:O}; it is {now:O}"))
            : CheckFit(manifest, record);
    }

    private ModelVerdict CheckOrigin(in SignedEnvelope envelope, WallClock clock)
    {
        if (trust.Find(envelope.KeyId) is not { } key)
        {
            return ModelVerdict.Refuse(ModelRefusal.UnknownKey, $"key {envelope.KeyId} is not trusted; trusted: "
                + (trust.Ids.Count == 0 ? "none" : string.Join(", ", trust.Ids)));
        }

        if (key.NotAfterUtc < Now(clock))
        {
            return ModelVerdict.Refuse(ModelRefusal.UnknownKey,
                Text($"the time of key {key.Id} was over at {key.NotAfterUtc:O}"));
        }

        return envelope.IsSignedBy(key)
            ? ModelVerdict.Passed
            : ModelVerdict.Refuse(ModelRefusal.Signature, $"key {key.Id} has not signed these bytes");
    }

    private ManifestCheck CheckPayload(ReadOnlySpan<byte> payload, WallClock clock)
    {
        ManifestReading reading = ModelManifestReader.Read(payload);
        if (reading.Manifest is not { } manifest)
        {
            return Refused(ModelRefusal.Manifest, string.Join("; ", reading.Problems.Take(4)));
        }

        RobotDescription robot = settings.Robot;
        if (!manifest.IsFor(robot.Type, settings.RobotId))
        {
            string ids = manifest.RobotIds.Count == 0 ? "any" : string.Join(", ", manifest.RobotIds);
            return Refused(ModelRefusal.Robot, $"it is for type '{manifest.Type}', robots: {ids}; this is robot "
                + $"'{settings.RobotId}' of type '{robot.Type}'");
        }

        ModelVerdict verdict = CheckRecord(manifest, clock);
        return verdict.IsPassed
            ? new ManifestCheck(verdict, manifest, payload.ToArray())
            : new ManifestCheck(verdict, null, default);
    }

    private ModelVerdict CheckFit(ModelManifest manifest, InstallationRecord record)
    {
        RobotDescription robot = settings.Robot;
        if (Version.Parse(manifest.MinimumRuntime) > settings.Runtime)
        {
            return ModelVerdict.Refuse(ModelRefusal.Runtime,
                $"it needs controller {manifest.MinimumRuntime}; this is {settings.Runtime}");
        }

        string schema = RobotSchema.Hash(robot);
        (int, int, double) here = (robot.State.Count, robot.Action.Count, robot.ControlPeriod);
        ModelArchitecture shape = manifest.Architecture;
        if (manifest.SchemaHash != schema || (shape.StateDimension, shape.ActionDimension, manifest.ControlPeriod) != here)
        {
            return ModelVerdict.Refuse(ModelRefusal.Schema, Text(
                $"it has schema {manifest.SchemaHash}, {shape.StateDimension} states, {shape.ActionDimension} actions, ")
                + Text($"{manifest.ControlPeriod} s; this robot.json makes {schema}, {here}"));
        }

        if (robot.Planner.Particles % shape.ActiveMembers != 0)
        {
            return ModelVerdict.Refuse(ModelRefusal.Architecture,
                $"{robot.Planner.Particles} particles are no multiple of its {shape.ActiveMembers} active members");
        }

        ModelDescription asked = robot.Model;
        if (shape.ActiveMembers != asked.Active || shape.Activation != asked.Activation || shape.Deterministic != asked.Deterministic
            || !shape.Hidden.SequenceEqual(asked.Hidden))
        {
            return ModelVerdict.Refuse(ModelRefusal.Architecture, Describe(
                shape.ActiveMembers, shape.Hidden, shape.Activation, shape.Deterministic)
                + "; this robot.json asks for " + Describe(asked.Active, asked.Hidden, asked.Activation, asked.Deterministic));
        }

        return record.RolledBack.Contains(manifest.Onnx.Sha256)
            ? ModelVerdict.Refuse(ModelRefusal.RolledBack, $"the file {manifest.Onnx.Sha256} failed on this robot before")
            : ModelVerdict.Passed;
    }

    /// <summary>A damaged record is refused later, under its own code: until then the clock alone counts.</summary>
    private DateTime Now(WallClock clock)
    {
        try
        {
            return installation.Read().Now(clock);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return clock.IsSynchronized ? clock.UtcNow : DateTime.UnixEpoch;
        }
    }

    private static string Describe(int members, IReadOnlyList<int> hidden, Activation activation, bool isDeterministic) =>
        Text($"{members} {(isDeterministic ? "deterministic" : "probabilistic")} members of {string.Join(" x ", hidden)}, {activation}");

    private static ManifestCheck Refused(ModelRefusal refusal, string reason) =>
        new(ModelVerdict.Refuse(refusal, reason), null, default);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
