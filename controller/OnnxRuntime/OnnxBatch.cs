using System;
using System.Collections.Generic;
using MbRlRobot.Onnx;
using MbRlRobot.Rollouts;
using Microsoft.ML.OnnxRuntime;

namespace MbRlRobot.OnnxRuntime;

/// <summary>
/// Inputs and outputs of a session in arrays that stay where they are, bound once: a run allocates nothing. The rows are
/// always as many, and a multiple of 16, so that kernels find the same work at every run and leave no odd rest: a row's
/// bits depend on its numbers alone.
/// </summary>
internal sealed class OnnxBatch : INetworkBatch, IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];
    private readonly (int Members, int Rows, int States, int Actions) _shape;
    private readonly float[] _state;
    private readonly float[] _action;
    private readonly float[] _nextMean;
    private readonly float[] _logVariance;
    private readonly bool _copiesInputs;

    /// <summary>Makes room.</summary>
    /// <param name="session">The session.</param>
    /// <param name="shape">E, B, ds and da.</param>
    /// <param name="copiesInputs">
    /// Whether the provider has memory of its own, into which binding copies the inputs: then each run binds anew, which
    /// allocates a few hundred bytes.
    /// </param>
    public OnnxBatch(InferenceSession session, (int Members, int Rows, int States, int Actions) shape, bool copiesInputs)
    {
        (_session, _shape, _copiesInputs) = (session, shape, copiesInputs);
        _binding = session.CreateIoBinding();
        _state = Room(shape.States);
        _action = Room(shape.Actions);
        _nextMean = Room(shape.States);
        _logVariance = Room(shape.States);
    }

    /// <inheritdoc/>
    public Span<float> State => _state;

    /// <inheritdoc/>
    public Span<float> Action => _action;

    /// <inheritdoc/>
    public ReadOnlySpan<float> NextMean => _nextMean;

    /// <inheritdoc/>
    public ReadOnlySpan<float> LogVariance => _logVariance;

    /// <summary>Tells the session where inputs and outputs are.</summary>
    /// <exception cref="OnnxRuntimeException">It has other ones.</exception>
    public void Bind()
    {
        _values.Add(Tensor(_state, _shape.States));
        _values.Add(Tensor(_action, _shape.Actions));
        _values.Add(Tensor(_nextMean, _shape.States));
        _values.Add(Tensor(_logVariance, _shape.States));
        BindInputs();
        _binding.BindOutput(OnnxNames.NextMean, _values[2]);
        _binding.BindOutput(OnnxNames.LogVar, _values[3]);
    }

    /// <inheritdoc/>
    public void Run()
    {
        if (_copiesInputs)
        {
            BindInputs();
        }

        _session.RunWithBinding(_run, _binding);
        if (_copiesInputs)
        {
            _binding.SynchronizeBoundOutputs();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _binding.Dispose();
        foreach (OrtValue value in _values)
        {
            value.Dispose();
        }

        _run.Dispose();
    }

    private void BindInputs()
    {
        _binding.BindInput(OnnxNames.State, _values[0]);
        _binding.BindInput(OnnxNames.Action, _values[1]);
    }

    private float[] Room(int columns) =>
        GC.AllocateArray<float>(_shape.Members * _shape.Rows * columns, pinned: true);

    private OrtValue Tensor(float[] values, int columns) =>
        OrtValue.CreateTensorValueFromMemory(values, [_shape.Members, _shape.Rows, columns]);
}
