using System;
using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// Adam (Kingma and Ba 2015) with beta 0.9 and 0.999 and epsilon 1e-8, at a constant rate. Weight decay is part of the gradient, as in
/// PETS and in the configuration that was measured; with decays of 1e-5 the decoupled form (AdamW) would hardly act.
/// </summary>
/// <param name="length">The parameters.</param>
internal sealed class Adam(int length)
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const float Epsilon = 1e-8f;
    private readonly AlignedFloats _means = new(length);
    private readonly AlignedFloats _squares = new(length);
    private double _meanPower = 1;
    private double _squarePower = 1;

    /// <summary>SIMD kernel: moves the parameters one step against the gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Step<T>(AlignedFloats parameters, AlignedFloats gradient, double rate)
        where T : struct, ILanes<T>
    {
        _meanPower *= MeanDecay;
        _squarePower *= SquareDecay;
        T stride = T.Broadcast((float)(rate / (1 - _meanPower)));
        T inverseRoot = T.Broadcast((float)(1 / Math.Sqrt(1 - _squarePower)));
        T meanDecay = T.Broadcast((float)MeanDecay);
        T meanGain = T.Broadcast((float)(1 - MeanDecay));
        T squareDecay = T.Broadcast((float)SquareDecay);
        T squareGain = T.Broadcast((float)(1 - SquareDecay));
        T epsilon = T.Broadcast(Epsilon);
        ref float slopes = ref gradient.First;
        ref float means = ref _means.First;
        ref float squares = ref _squares.First;
        ref float values = ref parameters.First;
        for (int at = 0; at < length; at += T.Count)
        {
            T slope = T.Load(ref slopes, at);
            T mean = T.FusedMultiplyAdd(meanDecay, T.Load(ref means, at), meanGain * slope);
            T square = T.FusedMultiplyAdd(squareDecay, T.Load(ref squares, at), squareGain * slope * slope);
            mean.Store(ref means, at);
            square.Store(ref squares, at);
            T root = T.FusedMultiplyAdd(T.Sqrt(square), inverseRoot, epsilon);
            (T.Load(ref values, at) - (stride * mean / root)).Store(ref values, at);
        }
    }
}
