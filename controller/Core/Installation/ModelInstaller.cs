using System;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Processes;
using MbRlRobot.Robots;
using MbRlRobot.Signing;

namespace MbRlRobot.Installation;

/// <summary>
/// Takes a model from a message to the robot's disk, check by check in the order of <see cref="ModelRefusal"/>. Whatever
/// fails, nothing is written and the running model is not touched; when all has passed, the model is staged in one step.
/// For an ordinary thread, never for the loop.
/// </summary>
public sealed class ModelInstaller
{
    /// <summary>Width of the hidden layers of the model that <see cref="Rehearse"/> tries: code is the same at any.</summary>
    private const int RehearsedWidth = 32;

    private const int RehearsedPlans = 31;

    private readonly InstallerSettings _settings;
    private readonly ModelInstallation _installation;
    private readonly CandidateEngineFactory _build;
    private readonly TimeProvider _time;
    private readonly ManifestGate _manifests;

    /// <summary>Prepares to take models.</summary>
    /// <param name="settings">What the robot is.</param>
    /// <param name="trust">Whose models it takes.</param>
    /// <param name="installation">The robot's disk.</param>
    /// <param name="build">Builds the engine that is to run a model.</param>
    /// <param name="time">What plans are timed with; null for the system's.</param>
    public ModelInstaller(
        InstallerSettings settings,
        TrustStore trust,
        ModelInstallation installation,
        CandidateEngineFactory build,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(build);
        (_settings, _installation, _build, _time) = (settings, installation, build, time ?? TimeProvider.System);
        _manifests = new ManifestGate(settings, trust, installation);
    }

    /// <summary>Checks a signed manifest: everything that can be said before the file is there. Never throws on bad bytes.</summary>
    /// <param name="message">The message as it came.</param>
    /// <param name="clock">The time of day.</param>
    /// <returns>The manifest, or why it is refused.</returns>
    public ManifestCheck Examine(ReadOnlySpan<byte> message, WallClock clock) => _manifests.Check(message, clock);

    /// <summary>Checks a file and stages it.</summary>
    /// <param name="check">What <see cref="Examine"/> gave; it passed.</param>
    /// <param name="onnx">The file.</param>
    /// <param name="clock">The time of day.</param>
    /// <returns>Passed, and the model is the candidate; or why it is refused, and nothing has changed.</returns>
    /// <exception cref="ArgumentException">The manifest was refused.</exception>
    public ModelVerdict Install(ManifestCheck check, ReadOnlyMemory<byte> onnx, WallClock clock)
    {
        ModelVerdict verdict = Verify(check, onnx, clock);
        return verdict.IsPassed ? Stage(check, onnx, clock) : verdict;
    }

    /// <summary>Makes every check of a file. It takes a while, writes nothing, and may run on another thread than the rest.</summary>
    /// <param name="check">What <see cref="Examine"/> gave; it passed.</param>
    /// <param name="onnx">The file.</param>
    /// <param name="clock">The time of day.</param>
    /// <returns>Passed, or why it is refused.</returns>
    /// <exception cref="ArgumentException">The manifest was refused.</exception>
    public ModelVerdict Verify(ManifestCheck check, ReadOnlyMemory<byte> onnx, WallClock clock)
    {
        ArgumentNullException.ThrowIfNull(check);
        ModelManifest manifest = check.Manifest ?? throw new ArgumentException("the manifest was refused", nameof(check));
        ModelVerdict verdict = _manifests.CheckRecord(manifest, clock);
        OnnxModel? model = null;
        verdict = verdict.IsPassed ? FileGate.Check(manifest, onnx, _settings.Robot, out model) : verdict;
        return verdict.IsPassed ? TryEngine(manifest, onnx, model!) : verdict;
    }

    /// <summary>
    /// Makes the checks of a file on a small model with nothing in it, and forgets what came of them: code that has run does not wait
    /// to be compiled when a model comes. It writes nothing, and may run on another thread than the rest.
    /// </summary>
    public void Rehearse()
    {
        RobotDescription robot = _settings.Robot;
        ModelDescription small = robot.Model with { Hidden = [.. robot.Model.Hidden.Select(_ => RehearsedWidth)] };
        EnsembleModel model = BlankModel.Of(robot with { Model = small });
        using CandidateEngine candidate = _build(OnnxModelWriter.Write(model, robot));
        OutputGate outputs = new(robot, model, candidate.Engine);
        outputs.CheckFinite(_settings.FuzzPoints);
        for (int plan = 0; plan < RehearsedPlans; plan++)
        {
            candidate.PlanOnce();
        }
    }

    /// <summary>Writes a verified model to the disk: it is the candidate then.</summary>
    /// <param name="check">What <see cref="Examine"/> gave; it passed.</param>
    /// <param name="onnx">The file, which passed <see cref="Verify"/>.</param>
    /// <param name="clock">The time of day.</param>
    /// <returns>Passed; or that the disk did not take it, and nothing has changed.</returns>
    /// <exception cref="ArgumentException">The manifest was refused.</exception>
    public ModelVerdict Stage(ManifestCheck check, ReadOnlyMemory<byte> onnx, WallClock clock)
    {
        ArgumentNullException.ThrowIfNull(check);
        ModelManifest manifest = check.Manifest ?? throw new ArgumentException("the manifest was refused", nameof(check));
        try
        {
            DateTime now = _installation.Read().Now(clock);
            _installation.Stage(
                check.Payload.Span, onnx.Span, new InstalledModel(manifest.Version, manifest.Onnx.Sha256), now);
            return ModelVerdict.Passed;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return ModelVerdict.Refuse(ModelRefusal.Storage, fault.Message.TrimEnd('.'));
        }
    }

    /// <summary>A foreign engine may fail in any way: each refuses the model and leaves the robot as it is.</summary>
    private ModelVerdict TryEngine(ModelManifest manifest, ReadOnlyMemory<byte> onnx, OnnxModel model)
    {
        try
        {
            using CandidateEngine candidate = _build(onnx);
            OutputGate outputs = new(_settings.Robot, model.Ensemble, candidate.Engine);
            ModelVerdict verdict = outputs.CheckGolden(manifest.Golden);
            verdict = verdict.IsPassed ? outputs.CheckFinite(_settings.FuzzPoints) : verdict;
            return verdict.IsPassed
                ? LatencyGate.Check(candidate.PlanOnce, _settings.LatencyPlans, _settings.LatencyBudget, _time)
                : verdict;
        }
        catch (Exception fault)
        {
            return ModelVerdict.Refuse(ModelRefusal.Engine, $"{fault.GetType().Name}: {fault.Message.TrimEnd('.')}");
        }
    }
}
