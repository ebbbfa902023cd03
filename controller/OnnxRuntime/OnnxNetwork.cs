using System;
using System.Collections.Generic;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Rollouts;
using Microsoft.ML.OnnxRuntime;

namespace MbRlRobot.OnnxRuntime;

/// <summary>A model file in a session of ONNX Runtime, and the batches that run on it.</summary>
internal sealed class OnnxNetwork : IBatchNetwork
{
    private readonly InferenceSession _session;
    private readonly List<OnnxBatch> _batches = [];
    private readonly float[] _changeScale;
    private readonly bool _copiesInputs;
    private readonly int _states;
    private readonly int _actions;

    /// <summary>Loads a model.</summary>
    /// <param name="model">What was read of it.</param>
    /// <param name="setup">The file and the robot.</param>
    /// <param name="options">How the session runs.</param>
    /// <param name="copiesInputs">Whether its provider has memory of its own.</param>
    /// <exception cref="OnnxRuntimeException">The runtime refuses it.</exception>
    public OnnxNetwork(OnnxInterface model, RolloutSetup setup, SessionOptions options, bool copiesInputs)
    {
        (Architecture, _changeScale) = (model.Architecture, model.ChangeScale);
        (_states, _actions) = (setup.Robot.State.Count, setup.Robot.Action.Count);
        _copiesInputs = copiesInputs;
        _session = new InferenceSession(setup.Model.ToArray(), options);
    }

    /// <inheritdoc/>
    public EnsembleArchitecture Architecture { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> ChangeScale => _changeScale;

    /// <inheritdoc/>
    /// <exception cref="OnnxRuntimeException">The graph does not make of these rows what a dynamics model does.</exception>
    public INetworkBatch CreateBatch(int rows)
    {
        OnnxBatch batch = new(_session, (Architecture.Members, rows, _states, _actions), _copiesInputs);
        _batches.Add(batch);
        batch.Bind();
        batch.Run();
        return batch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OnnxBatch batch in _batches)
        {
            batch.Dispose();
        }

        _session.Dispose();
    }
}
