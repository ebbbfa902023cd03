using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>Comparisons and what is done with their masks.</summary>
internal static class MaskKernels
{
    /// <summary>A SIMD kernel for each case.</summary>
    public static void Run<T>(Opcode operation, in KernelRows rows)
        where T : struct, ILanes<T>
    {
        switch (operation)
        {
            case Opcode.Less:
                KernelLoops.Binary<T, Less<T>>(rows);
                break;
            case Opcode.LessOrEqual:
                KernelLoops.Binary<T, LessOrEqual<T>>(rows);
                break;
            case Opcode.Equal:
                KernelLoops.Binary<T, Equal<T>>(rows);
                break;
            case Opcode.NotEqual:
                KernelLoops.Binary<T, NotEqual<T>>(rows);
                break;
            case Opcode.And:
                KernelLoops.Binary<T, And<T>>(rows);
                break;
            case Opcode.Or:
                KernelLoops.Binary<T, Or<T>>(rows);
                break;
            case Opcode.Not:
                KernelLoops.Unary<T, Not<T>>(rows);
                break;
            case Opcode.Select:
                KernelLoops.Select<T>(rows);
                break;
        }
    }

    private readonly struct Less<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => T.LessThan(left, right);
    }

    private readonly struct LessOrEqual<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => T.LessThanOrEqual(left, right);
    }

    private readonly struct Equal<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => T.AreEqual(left, right);
    }

    private readonly struct NotEqual<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => ~T.AreEqual(left, right);
    }

    private readonly struct And<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => left & right;
    }

    private readonly struct Or<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => left | right;
    }

    private readonly struct Not<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => ~x;
    }
}
