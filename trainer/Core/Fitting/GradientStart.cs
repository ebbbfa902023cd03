using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>What a step does once with the weights, before its first block of samples.</summary>
internal static class GradientStart
{
    /// <summary>Begins the gradient with that of the decay, 1/2 * decay * |W|^2, and turns the matrices round.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="shape">The parameters' places.</param>
    /// <param name="training">The decays.</param>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="work">Receives both.</param>
    internal static void Lay<T>(NetworkShape shape, TrainingDescription training, AlignedFloats parameters, Workspace work)
        where T : struct, ILanes<T>
    {
        for (int index = 0; index < shape.Layers.Length; index++)
        {
            LayerShape layer = shape.Layers[index];
            ref float weights = ref parameters.At(layer.Weights);
            Decay<T>(DecayOf(index, shape, training), ref weights, ref work.Gradient.At(layer.Weights), layer.WeightLength);
            work.Gradient.Span.Slice(layer.Biases, layer.Pitch).Clear();
            if (index > 0)
            {
                Transposition.Run(layer, ref weights, ref work.Transposed[index].First);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Decay<T>(double decay, ref float weights, ref float gradient, int count)
        where T : struct, ILanes<T>
    {
        T factor = T.Broadcast((float)decay);
        for (int at = 0; at < count; at += T.Count)
        {
            (factor * T.Load(ref weights, at)).Store(ref gradient, at);
        }
    }

    /// <summary>The first, the output and the hidden layers have decays of their own.</summary>
    private static double DecayOf(int layer, NetworkShape shape, TrainingDescription training) => layer == 0
        ? training.WeightDecay[0]
        : training.WeightDecay[layer == shape.Layers.Length - 1 ? 2 : 1];
}
