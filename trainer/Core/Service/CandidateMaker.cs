using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Gates;
using MbRlRobot.Models;
using MbRlRobot.Numerics;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.Registry;
using MbRlRobot.Store;

namespace MbRlRobot.Service;

/// <summary>Fits, tests and registers one candidate after the other, each going on from the champion.</summary>
/// <param name="type">The type.</param>
/// <param name="registry">Its registry.</param>
/// <param name="options">The service's options.</param>
internal sealed class CandidateMaker(ServedType type, ModelRegistry registry, ServiceOptions options)
{
    private readonly CandidateGates _gates = new(options.Thresholds ?? new GateThresholds(), type.ClosedLoop);

    /// <summary>Makes one; the champion is another afterwards where it passed.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="progress">Told how far the fit is.</param>
    /// <param name="cancellation">Gives up; nothing of it is left.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="ArgumentException">There are too few usable rows.</exception>
    /// <exception cref="InvalidOperationException">The weights ran away.</exception>
    /// <exception cref="InvalidDataException">The registry is damaged, or its champion changed to a higher version meanwhile.</exception>
    /// <exception cref="IOException">The registry cannot be written.</exception>
    internal FitView Make(TypeRows rows, IProgress<FitProgress> progress, CancellationToken cancellation)
    {
        (EnsembleModel? champion, EnsembleCheckpoint? warm) = Champion();
        ulong seed = new Philox(options.Seed).Derive((ulong)rows.Table.Count);
        FitResult fit = type.Fitter.Fit(new FitRequest(type.Robot, rows.Table, warm, seed, options.Threads), progress, cancellation);
        VersionRecord record = registry.Add((folder, version) => Write(folder, version, rows, fit, champion, cancellation));
        if (record.IsPassed())
        {
            registry.Promote(record.Version);
        }

        GateResult? refusal = record.Gates.FirstOrDefault(gate => !gate.Passed);
        return new FitView(
            record.Version, refusal is null ? null : Describe(refusal), fit.Rows, fit.HoldoutRows, fit.Seconds, warm is not null,
            fit.HoldoutNll, fit.HoldoutRmse);
    }

    /// <summary>The champion, and all its members; null where there is none, or it is for another description of the robot.</summary>
    private (EnsembleModel? Model, EnsembleCheckpoint? Members) Champion()
    {
        if (registry.Find(RegistryAlias.Champion) is not { } version)
        {
            return default;
        }

        string folder = registry.Folder(version);
        OnnxModel champion = ModelFolder.Read(folder).Model;
        if (champion.DifferenceTo(type.Robot) is { } difference)
        {
            options.Log?.Invoke($"{type.Robot.Type}: fits begin anew, because the champion is for another robot. {difference}");
            return default;
        }

        string checkpoint = Path.Combine(folder, ModelRegistry.CheckpointName);
        EnsembleCheckpoint? members = File.Exists(checkpoint) ? CheckpointFile.Read(checkpoint, type.Robot) : null;
        return (champion.Ensemble, IsOfShape(members) ? members : null);
    }

    private bool IsOfShape(EnsembleCheckpoint? members)
    {
        EnsembleArchitecture wanted = DynamicsLayout.Of(type.Robot).Architecture(type.Robot.Model);
        return members is not null && members.Architecture.Hidden.SequenceEqual(wanted.Hidden)
            && members.Architecture with { Hidden = wanted.Hidden } == wanted;
    }

    private VersionRecord Write(
        string folder, ulong version, TypeRows rows, FitResult fit, EnsembleModel? champion, CancellationToken cancellation)
    {
        DateTime now = DateTime.UtcNow;
        string origin = FormattableString.Invariant($"mbrl-trainer {options.SoftwareVersion}, serve, {fit.Rows} rows, seed {options.Seed}");
        ModelRelease release = FittedRelease.Of(
            type.Robot, fit, rows.Table, [.. rows.Marks.TakeLast(ModelFormat.MaximumRobots)], version, champion?.Version ?? 0, now, origin);
        ModelFolderWriter.Write(folder, release);
        CheckpointFile.Write(Path.Combine(folder, ModelRegistry.CheckpointName), fit.Checkpoint, type.Robot);
        Candidate candidate = new(type.Robot, release.Model, folder, rows.Table, rows.Recent, champion);
        IReadOnlyList<GateResult> gates = _gates.Check(candidate, cancellation);
        GateCard.Append(folder, gates);
        return new VersionRecord(version, champion?.Version ?? 0, now, origin, rows.Position, gates);
    }

    private static string Describe(GateResult gate) => gate.Measured is { } measured
        ? FormattableString.Invariant($"{gate.Name}: {measured:G3} against {gate.Threshold:G3}, {gate.Detail}")
        : $"{gate.Name}: {gate.Detail}";
}
