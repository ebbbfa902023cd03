using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>The nonlinearities of hidden layers.</summary>
internal static class HiddenActivation
{
    /// <summary>Replaces sums by activations.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="kind">Which nonlinearity.</param>
    /// <param name="values">The sums, lying close: [count].</param>
    /// <param name="count">How many, whole registers of them.</param>
    internal static void Apply<T>(Activation kind, ref float values, int count)
        where T : struct, ILanes<T>
    {
        switch (kind)
        {
            case Activation.Silu:
                Silu<T>(ref values, count);
                break;
            case Activation.Tanh:
                Tanh<T>(ref values, count);
                break;
            default:
                Relu<T>(ref values, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Silu<T>(ref float values, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            LaneMath.Silu(T.Load(ref values, at)).Store(ref values, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh<T>(ref float values, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            LaneMath.Tanh(T.Load(ref values, at)).Store(ref values, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Relu<T>(ref float values, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            // the order matters: Max gives its second operand where one is NaN
            T.Max(T.Broadcast(0f), T.Load(ref values, at)).Store(ref values, at);
        }
    }
}
