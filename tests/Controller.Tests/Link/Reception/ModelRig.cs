using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MbRlRobot.Controller.Tests.Installation;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Lifecycle;
using MbRlRobot.Link.Reception;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.Signing;
using MbRlRobot.Transitions;

namespace MbRlRobot.Controller.Tests.Link.Reception;

/// <summary>A link that takes models, a trainer's messages, and a control process that does what a test says.</summary>
internal sealed class ModelRig : IDisposable
{
    private readonly InstallationFolder _folder;
    private readonly bool _ownsFolder;

    public ModelRig(InstallationFolder? folder = null, bool hasControl = true, bool allowHotSwap = false)
    {
        (_folder, _ownsFolder) = (folder ?? new InstallationFolder(), folder is null);
        InstallerSettings settings = new(Release.Robot, LinkRig.RobotId, new Version(0, 1, 0), LatencyPlans: 3, FuzzPoints: 4);
        ModelInstaller installer = new(settings, new TrustStore([Release.Key.Public]), _folder.Installation, Build);
        ModelSettings models = new(
            installer, _folder.Installation, new ChunkCache(System.IO.Path.Combine(_folder.Path, "incoming")), new ShadowSettings());
        RobotDescription robot = Release.Robot with { Session = Release.Robot.Session with { AllowHotSwap = allowHotSwap } };
        Rig = new LinkRig(hasControl: hasControl, robot: robot, models: models, clock: Release.Clock);
        Tell(0);
        Rig.Pump();
    }

    public LinkRig Rig { get; }

    public InstallationRecord Record => _folder.Installation.Read();

    public IReadOnlyList<ModelResult> Results =>
        [.. Rig.PublishedOf(TopicKind.ModelResult).Select(each => PayloadJson.Read<ModelResult>(each.Payload.Span).Payload!)];

    public IReadOnlyList<ModelRequest> Requests =>
        [.. Rig.PublishedOf(TopicKind.ModelRequest).Select(each => PayloadJson.Read<ModelRequest>(each.Payload.Span).Payload!)];

    /// <summary>What the slots offer; null for nothing.</summary>
    public ulong? Offered
    {
        get
        {
            using ModelSlots slots = OpenSlots(out _);
            return slots.TryPeek(slots.Offered, out SlotModel model) ? model.Version : null;
        }
    }

    /// <summary>A control process tells how it stands.</summary>
    public void Tell(ulong model, LifecycleState state = LifecycleState.Active, LoopFault fault = LoopFault.None) =>
        Rig.TellStatus(Rig.Status with { Lifecycle = state, ModelVersion = model, Fault = fault });

    public void Offer(Release release, bool retain = false) => Rig.Arrive(TopicKind.ModelManifest, release.Message, retain);

    public void SendChunk(Release release, int index)
    {
        OnnxFile file = release.Manifest.Onnx;
        Rig.Bus.Arrive(Topics.ModelChunk(LinkRig.RobotId, file.Sha256, index), ModelChunks.Of(file, release.Onnx, index).ToArray());
    }

    /// <summary>The trainer offers a model and sends all of it; goes on until the robot has said what came of it.</summary>
    public ModelResult Push(Release release)
    {
        int before = Results.Count;
        Offer(release);
        Rig.Pump();
        for (int index = 0; index < release.Manifest.Onnx.ChunkCount; index++)
        {
            SendChunk(release, index);
        }

        PumpUntil(() => Results.Count > before);
        return Results[before];
    }

    public void PumpUntil(Func<bool> isSo)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Rig.Pump(0.01);
            Thread.Yield();
            Assert(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60), "it never came to that");
        }
    }

    /// <summary>The control process takes what is offered, and drives an episode with it.</summary>
    /// <param name="version">The version.</param>
    /// <param name="steps">Its control periods.</param>
    /// <param name="episodeReturn">Its return.</param>
    /// <param name="end">Whether it ends, and how.</param>
    /// <param name="flags">The flags of its rows.</param>
    /// <param name="disagreement">That of its decisions.</param>
    public void Drive(
        ulong version, int steps = 60, double episodeReturn = 100, EpisodeEnd? end = EpisodeEnd.StepLimit,
        TransitionFlags flags = TransitionFlags.None, float disagreement = 0)
    {
        using (ModelSlots slots = OpenSlots(out float[] image))
        {
            slots.TryTake(slots.Offered, image, out _);
        }

        Tell(version);
        Rig.Recorder.StartEpisode(0, version == 0, new float[4], new float[Release.Robot.Parameters.Count]);
        Rig.Recorder.SwapModel(version, 1);
        for (int step = 0; step < steps; step++)
        {
            World.Step(Rig.Recorder, (ulong)step, version, flags, disagreement);
        }

        if (end is { } how)
        {
            Rig.Recorder.EndEpisode(how, episodeReturn);
        }

        Rig.Pump();
        Rig.Pump();
    }

    /// <summary>The robot has this champion, and knows its own world.</summary>
    public void Crown(Release release)
    {
        Push(release);
        PumpUntil(() => Record.Trial is not null);
        Drive(release.Manifest.Version);
        Assert(Record.Champion == release.Model, "it is no champion");
    }

    public void Dispose()
    {
        Rig.Dispose();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }

    private ModelSlots OpenSlots(out float[] image)
    {
        EnsembleModel model = Release.Ensemble(1);
        EnsembleArchitecture shape = model.Members.Architecture;
        image = new float[WeightImage.Length(shape)];
        return ModelSlots.Open(Rig.Runtime.Slots, WeightImage.Kind(model.SchemaHash, shape), image.Length);
    }

    private static CandidateEngine Build(ReadOnlyMemory<byte> onnx) =>
        new(new BuiltInRolloutEngine(Release.Robot, OnnxModelReader.Read(onnx, "candidate").Ensemble, 1, 1), () => { });

    private static void Assert(bool isSo, string what) => Xunit.Assert.True(isSo, what);
}
