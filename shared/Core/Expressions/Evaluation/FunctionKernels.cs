using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>The functions that are polynomials.</summary>
internal static class FunctionKernels
{
    /// <summary>A SIMD kernel for each case.</summary>
    public static void Run<T>(Opcode operation, in KernelRows rows)
        where T : struct, ILanes<T>
    {
        switch (operation)
        {
            case Opcode.Sine:
                KernelLoops.Unary<T, Sine<T>>(rows);
                break;
            case Opcode.Cosine:
                KernelLoops.Unary<T, Cosine<T>>(rows);
                break;
            case Opcode.Tangent:
                KernelLoops.Unary<T, Tangent<T>>(rows);
                break;
            case Opcode.HyperbolicTangent:
                KernelLoops.Unary<T, HyperbolicTangent<T>>(rows);
                break;
            case Opcode.Exponential:
                KernelLoops.Unary<T, Exponential<T>>(rows);
                break;
            case Opcode.Logarithm:
                KernelLoops.Unary<T, Logarithm<T>>(rows);
                break;
            case Opcode.Power:
                KernelLoops.Binary<T, Power<T>>(rows);
                break;
            case Opcode.ArcTangent:
                KernelLoops.Binary<T, ArcTangent<T>>(rows);
                break;
            case Opcode.Wrap:
                KernelLoops.Unary<T, Wrap<T>>(rows);
                break;
        }
    }

    private readonly struct Sine<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => LaneAngles.SinCos(x, out _);
    }

    private readonly struct Cosine<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x)
        {
            LaneAngles.SinCos(x, out T cosine);
            return cosine;
        }
    }

    private readonly struct Tangent<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => LaneAngles.SinCos(x, out T cosine) / cosine;
    }

    private readonly struct HyperbolicTangent<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => LaneMath.Tanh(x);
    }

    private readonly struct Exponential<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => LaneMath.Exp(x);
    }

    private readonly struct Logarithm<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => LaneMath.Log(x);
    }

    private readonly struct Power<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => LanePower.Pow(left, right);
    }

    private readonly struct ArcTangent<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => LaneArcTangent.Atan2(left, right);
    }

    private readonly struct Wrap<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => LaneAngles.Wrap(x);
    }
}
