using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Loop;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;

namespace MbRlRobot.Processes;

/// <summary>Builds the run's engine for what a weight slot holds, as for a model of the command line.</summary>
internal sealed class SlotEngineBuilder
{
    private readonly SlotFeedSetup _setup;
    private readonly EnsembleModel _like;
    private bool _isWarm;

    /// <summary>Prepares; a loop that begins with a model has planned with it already.</summary>
    public SlotEngineBuilder(SlotFeedSetup setup) =>
        (_setup, _like, _isWarm) = (setup, BlankModel.Of(setup.Robot), setup.StartVersion > 0);

    /// <summary>Numbers of an image.</summary>
    public int ImageLength => WeightImage.Length(_like.Members.Architecture);

    /// <summary>What the images are of.</summary>
    public byte[] Kind() => WeightImage.Kind(_like.SchemaHash, _like.Members.Architecture);

    /// <summary>Builds it, warmed up.</summary>
    /// <param name="image">The weights.</param>
    /// <param name="slot">What they are of.</param>
    /// <returns>The model; null where the engine refuses it, which is told.</returns>
    public PlanningModel? TryBuild(ReadOnlySpan<float> image, SlotModel slot)
    {
        IRolloutEngine? engine = null;
        try
        {
            EnsembleModel model = WeightImage.Read(image, _like, slot.Version);
            engine = _setup.Engines(new RolloutSetup(
                _setup.Robot, OnnxModelWriter.Write(model, _setup.Robot), PlannerFactory.MaximumCandidates(_setup.Robot.Planner),
                _setup.Threads, new Dictionary<string, string>()));
            WarmUp(engine);
        }
        catch (Exception fault)
        {
            // whatever it is, the robot goes on with the model that it has
            engine?.Dispose();
            _setup.Warn($"model {slot.Version} of the link is not used: {fault.Message}");
            return null;
        }

        // the slots have the first bytes of the hash big-endian, the log little-endian
        return new PlanningModel(engine, slot.Version, BinaryPrimitives.ReverseEndianness(slot.HashHead), slot.DisagreementThreshold);
    }

    private void WarmUp(IRolloutEngine engine)
    {
        if (_isWarm)
        {
            PlanWarmUp.RunBriefly(_setup.Robot, engine);
        }
        else
        {
            PlanWarmUp.Run(_setup.Robot, engine);
            _isWarm = true;
        }
    }
}
