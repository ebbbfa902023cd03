using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>
/// Runs the networks of an ensemble on blocks of states and actions, candidate per lane. Rows of a block:
/// [dimension][lanes].
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
public sealed class EnsembleKernel<T>
    where T : struct, ILanes<T>
{
    private readonly EnsembleCheckpoint _members;
    private readonly DynamicsLayout _layout;
    private readonly float[] _inputScale;
    private readonly float[] _logVarianceShift;
    private readonly float[] _residualLogVariance;

    /// <summary>Takes a model's weights; they are not copied and may not change.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layout">The layout of the robot that it is for.</param>
    /// <exception cref="ArgumentException">The model's inputs or outputs are not the robot's.</exception>
    public EnsembleKernel(EnsembleModel model, DynamicsLayout layout)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layout);
        Architecture = model.Members.Architecture;
        if ((Architecture.InputDimension, Architecture.OutputDimension) != (layout.Inputs.Count, layout.Learned.Count))
        {
            throw new ArgumentException(
                $"The model has {Architecture.InputDimension} inputs and {Architecture.OutputDimension} outputs; the robot has " +
                $"{layout.Inputs.Count} and {layout.Learned.Count}.", nameof(model));
        }

        _members = model.Members;
        _layout = layout;
        _inputScale = [.. model.Members.Normalizer.InputScale.Select(scale => 1 / scale)];
        _logVarianceShift = [.. model.Members.Normalizer.TargetScale.Select(scale => (float)(2 * Math.Log(scale)))];
        _residualLogVariance = model.ResidualLogVariance.ToArray();
    }

    /// <summary>The shape of the networks.</summary>
    public EnsembleArchitecture Architecture { get; }

    /// <summary>
    /// The standard deviation of each learned state's change beyond the kinematic prior, in its unit: [learned states].
    /// </summary>
    public ReadOnlySpan<float> ChangeScale => _members.Normalizer.TargetScale;

    /// <summary>Makes the networks' inputs of a block; the same for every member.</summary>
    /// <param name="memory">Receives them.</param>
    /// <param name="states">The states' rows, angles in [-pi, pi): [ds][lanes].</param>
    /// <param name="actions">The actions' rows: [da][lanes].</param>
    public void Load(EnsembleMemory memory, ref float states, ref float actions)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ref float inputs = ref MemoryMarshal.GetArrayDataReference(memory.Values);
        int lanes = memory.Lanes;
        for (int input = 0; input < _layout.Inputs.Count; input++)
        {
            ModelInput source = _layout.Inputs[input];
            ref float rows = ref source.Kind == ModelInputKind.Action ? ref actions : ref states;
            ref float from = ref Unsafe.Add(ref rows, source.Index * lanes);
            T mean = T.Broadcast(_members.Normalizer.InputMean[input]);
            T scale = T.Broadcast(_inputScale[input]);
            for (int lane = 0; lane < memory.Active; lane += T.Count)
            {
                T value = Feature(source.Kind, T.Load(ref from, lane));
                ((value - mean) * scale).Store(ref inputs, (input * lanes) + lane);
            }
        }
    }

    /// <summary>Runs one member on the inputs loaded.</summary>
    /// <param name="member">Which member.</param>
    /// <param name="memory">The inputs; receives the outputs.</param>
    public void Forward(int member, EnsembleMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ref float rows = ref MemoryMarshal.GetArrayDataReference(memory.Values);
        int lanes = memory.Lanes;
        int from = 0;
        for (int layer = 0; layer < Architecture.LayerCount; layer++)
        {
            int inputs = Architecture.InputsOf(layer);
            int outputs = Architecture.OutputsOf(layer);
            int to = memory.RowOf(layer);
            LayerWeights weights = _members.Layers[layer];
            Broadcast(weights.Biases.AsSpan(member * outputs, outputs), ref Unsafe.Add(ref rows, to * lanes), memory);
            MatrixProduct.MultiplyAdd<T>(
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights.Weights), member * inputs * outputs),
                new MatrixView(outputs, inputs, RowStep: 1, ColumnStep: outputs),
                ref Unsafe.Add(ref rows, from * lanes), lanes, ref Unsafe.Add(ref rows, to * lanes), lanes, memory.Active);
            if (layer < Architecture.Hidden.Count)
            {
                Activate(ref Unsafe.Add(ref rows, to * lanes), outputs, memory);
            }

            from = to;
        }
    }

    /// <summary>One learned state's predicted change beyond the kinematic prior, in its unit.</summary>
    /// <param name="learned">Which learned state.</param>
    /// <param name="memory">What <see cref="Forward"/> left.</param>
    /// <param name="lane">The first lane.</param>
    /// <returns>The means of the changes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Change(int learned, EnsembleMemory memory, int lane)
    {
        T output = Output(learned, memory, lane);
        return T.FusedMultiplyAdd(
            T.Broadcast(_members.Normalizer.TargetScale[learned]), output, T.Broadcast(_members.Normalizer.TargetMean[learned]));
    }

    /// <summary>
    /// One learned state's log-variance: the natural logarithm of the variance of its next value, in its unit squared,
    /// softly bounded between the member's learned bounds (PETS, Chua et al. 2018, appendix A.1).
    /// </summary>
    /// <param name="member">The member that <see cref="Forward"/> ran.</param>
    /// <param name="learned">Which learned state.</param>
    /// <param name="memory">What it left.</param>
    /// <param name="lane">The first lane.</param>
    /// <returns>The log-variances.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LogVariance(int member, int learned, EnsembleMemory memory, int lane)
    {
        T shift = T.Broadcast(_logVarianceShift[learned]);
        if (Architecture.Deterministic)
        {
            return T.Broadcast(_residualLogVariance[learned]) + shift;
        }

        int bound = (member * Architecture.OutputDimension) + learned;
        T high = T.Broadcast(_members.MaximumLogVariance.Span[bound]);
        T low = T.Broadcast(_members.MinimumLogVariance.Span[bound]);
        T value = high - LaneMath.Softplus(high - Output(Architecture.OutputDimension + learned, memory, lane));
        return low + LaneMath.Softplus(value - low) + shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Output(int row, EnsembleMemory memory, int lane) => T.Load(
        ref MemoryMarshal.GetArrayDataReference(memory.Values),
        ((memory.RowOf(Architecture.LayerCount - 1) + row) * memory.Lanes) + lane);

    private static T Feature(ModelInputKind kind, T value)
    {
        if (kind is ModelInputKind.State or ModelInputKind.Action)
        {
            return value;
        }

        T sine = LaneAngles.SinCos(value, out T cosine);
        return kind == ModelInputKind.Sine ? sine : cosine;
    }

    private static void Broadcast(ReadOnlySpan<float> values, ref float rows, EnsembleMemory memory)
    {
        for (int row = 0; row < values.Length; row++)
        {
            T value = T.Broadcast(values[row]);
            for (int lane = 0; lane < memory.Active; lane += T.Count)
            {
                value.Store(ref rows, (row * memory.Lanes) + lane);
            }
        }
    }

    private void Activate(ref float values, int rows, EnsembleMemory memory)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float first = ref Unsafe.Add(ref values, row * memory.Lanes);
            switch (Architecture.Activation)
            {
                case Activation.Silu:
                    Silu(ref first, memory.Active);
                    break;
                case Activation.Tanh:
                    Tanh(ref first, memory.Active);
                    break;
                default:
                    Relu(ref first, memory.Active);
                    break;
            }
        }
    }

    private static void Silu(ref float values, int count)
    {
        for (int at = 0; at < count; at += T.Count)
        {
            LaneMath.Silu(T.Load(ref values, at)).Store(ref values, at);
        }
    }

    private static void Tanh(ref float values, int count)
    {
        for (int at = 0; at < count; at += T.Count)
        {
            LaneMath.Tanh(T.Load(ref values, at)).Store(ref values, at);
        }
    }

    private static void Relu(ref float values, int count)
    {
        for (int at = 0; at < count; at += T.Count)
        {
            // the order matters: Max gives its second operand where one is NaN
            T.Max(T.Broadcast(0f), T.Load(ref values, at)).Store(ref values, at);
        }
    }
}
