using System;
using System.Linq;
using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

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
    private readonly float[] _residualDeviation;
    private readonly VarianceBounds[] _bounds;
    private readonly LayerPanels[] _layers;

    /// <summary>Takes a model's weights, which may not change.</summary>
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
        _residualDeviation = Array.ConvertAll(_residualLogVariance, value => MathF.Sqrt(LaneScalar.Exp(value)));
        _bounds = VarianceBounds.Of(_members);
        _layers = [.. _members.Layers.Select((weights, layer) =>
            new LayerPanels(weights, Architecture.Members, Architecture.InputsOf(layer), Architecture.OutputsOf(layer)))];
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
        ref float inputs = ref memory.Inputs;
        for (int input = 0; input < _layout.Inputs.Count; input++)
        {
            ModelInput source = _layout.Inputs[input];
            ref float rows = ref source.Kind == ModelInputKind.Action ? ref actions : ref states;
            ref float from = ref Unsafe.Add(ref rows, source.Index * memory.Lanes);
            T mean = T.Broadcast(_members.Normalizer.InputMean[input]);
            T scale = T.Broadcast(_inputScale[input]);
            for (int lane = 0; lane < memory.Active; lane += T.Count)
            {
                T value = Feature(source.Kind, T.Load(ref from, lane));
                ((value - mean) * scale).Store(ref inputs, (input * memory.Active) + lane);
            }
        }
    }

    /// <summary>Runs one member on the inputs loaded, a panel of outputs after the other, each activated while it is in the cache.</summary>
    /// <param name="member">Which member.</param>
    /// <param name="memory">The inputs; receives the outputs.</param>
    public void Forward(int member, EnsembleMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        int lanes = memory.Active;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            LayerPanels panels = _layers[layer];
            ref float panel = ref panels.Of(member);
            ref float inputs = ref memory.InputsOf(layer);
            ref float outputs = ref memory.OutputsOf(layer);
            for (int index = 0; index < panels.Count; index++)
            {
                LayerProduct.Multiply<T>(ref panel, panels.Inputs, ref inputs, ref outputs, lanes);
                if (layer < Architecture.Hidden.Count)
                {
                    HiddenActivation.Apply<T>(Architecture.Activation, ref outputs, LayerPanels.Height * lanes);
                }

                panel = ref Unsafe.Add(ref panel, panels.Length);
                outputs = ref Unsafe.Add(ref outputs, LayerPanels.Height * lanes);
            }
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
    /// One learned state's standard deviation: of its next value as the member sees it, in its unit. The two soft bounds of the log-variance
    /// (<see cref="LogVariance"/>) cancel against the exponential: variance = e^low + e^high / (1 + e^(high - output)).
    /// </summary>
    /// <param name="member">The member that <see cref="Forward"/> ran.</param>
    /// <param name="learned">Which learned state.</param>
    /// <param name="memory">What it left.</param>
    /// <param name="lane">The first lane.</param>
    /// <returns>The deviations.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Deviation(int member, int learned, EnsembleMemory memory, int lane)
    {
        T scale = T.Broadcast(_members.Normalizer.TargetScale[learned]);
        if (Architecture.Deterministic)
        {
            return scale * T.Broadcast(_residualDeviation[learned]);
        }

        VarianceBounds bounds = _bounds[(member * Architecture.OutputDimension) + learned];
        T output = Output(Architecture.OutputDimension + learned, memory, lane);
        T share = LaneMath.Sigmoid(output - T.Broadcast(bounds.HighLogarithm));
        return scale * T.Sqrt(T.FusedMultiplyAdd(T.Broadcast(bounds.High), share, T.Broadcast(bounds.Low)));
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
    private T Output(int row, EnsembleMemory memory, int lane) =>
        T.Load(ref memory.OutputsOf(Architecture.LayerCount - 1), (row * memory.Active) + lane);

    private static T Feature(ModelInputKind kind, T value)
    {
        if (kind is ModelInputKind.State or ModelInputKind.Action)
        {
            return value;
        }

        T sine = LaneAngles.SinCos(value, out T cosine);
        return kind == ModelInputKind.Sine ? sine : cosine;
    }
}
