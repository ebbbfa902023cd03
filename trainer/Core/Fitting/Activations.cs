using System;
using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>The nonlinearities of hidden layers, each with its derivative, computed from what the forward pass has at hand.</summary>
internal static class Activations
{
    /// <summary>Replaces sums by activations.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="kind">Which nonlinearity.</param>
    /// <param name="values">The sums; receives the activations.</param>
    /// <param name="slopes">Receives the derivatives.</param>
    /// <param name="count">How many; a multiple of the lanes.</param>
    internal static void Apply<T>(Activation kind, ref float values, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        switch (kind)
        {
            case Activation.Silu:
                Silu<T>(ref values, ref slopes, count);
                break;
            case Activation.Tanh:
                Tanh<T>(ref values, ref slopes, count);
                break;
            case Activation.Relu:
                Relu<T>(ref values, ref slopes, count);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "allowed: silu, tanh, relu");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Silu<T>(ref float values, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        T one = T.Broadcast(1f);
        for (int at = 0; at < count; at += T.Count)
        {
            T sum = T.Load(ref values, at);
            T sigmoid = LaneMath.Sigmoid(sum);
            T activation = sum * sigmoid;
            activation.Store(ref values, at);
            T.FusedMultiplyAdd(activation, one - sigmoid, sigmoid).Store(ref slopes, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh<T>(ref float values, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        T one = T.Broadcast(1f);
        for (int at = 0; at < count; at += T.Count)
        {
            T activation = LaneMath.Tanh(T.Load(ref values, at));
            activation.Store(ref values, at);
            T.FusedMultiplyAdd(-activation, activation, one).Store(ref slopes, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Relu<T>(ref float values, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        T zero = T.Broadcast(0f);
        T one = T.Broadcast(1f);
        for (int at = 0; at < count; at += T.Count)
        {
            T sum = T.Load(ref values, at);
            T.Max(sum, zero).Store(ref values, at);
            T.Select(T.LessThan(zero, sum), one, zero).Store(ref slopes, at);
        }
    }
}
