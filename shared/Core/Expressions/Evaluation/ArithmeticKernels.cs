using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>Arithmetic: each result is rounded as IEEE 754 says.</summary>
internal static class ArithmeticKernels
{
    /// <summary>A SIMD kernel for each case.</summary>
    public static void Run<T>(Opcode operation, in KernelRows rows)
        where T : struct, ILanes<T>
    {
        switch (operation)
        {
            case Opcode.Negate:
                KernelLoops.Unary<T, Negate<T>>(rows);
                break;
            case Opcode.Add:
                KernelLoops.Binary<T, Add<T>>(rows);
                break;
            case Opcode.Subtract:
                KernelLoops.Binary<T, Subtract<T>>(rows);
                break;
            case Opcode.Multiply:
                KernelLoops.Binary<T, Multiply<T>>(rows);
                break;
            case Opcode.Divide:
                KernelLoops.Binary<T, Divide<T>>(rows);
                break;
            case Opcode.Absolute:
                KernelLoops.Unary<T, Absolute<T>>(rows);
                break;
            case Opcode.Sign:
                KernelLoops.Unary<T, Sign<T>>(rows);
                break;
            case Opcode.SquareRoot:
                KernelLoops.Unary<T, SquareRoot<T>>(rows);
                break;
            case Opcode.Minimum:
                KernelLoops.Binary<T, Minimum<T>>(rows);
                break;
            case Opcode.Maximum:
                KernelLoops.Binary<T, Maximum<T>>(rows);
                break;
        }
    }

    private readonly struct Negate<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => -x;
    }

    private readonly struct Add<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => left + right;
    }

    private readonly struct Subtract<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => left - right;
    }

    private readonly struct Multiply<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => left * right;
    }

    private readonly struct Divide<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => left / right;
    }

    private readonly struct Absolute<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => T.Abs(x);
    }

    /// <summary>0 and NaN are their own.</summary>
    private readonly struct Sign<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) =>
            T.Select(T.LessThan(x, T.Broadcast(0f)), T.Broadcast(-1f), Positive(x));

        private static T Positive(T x) => T.Select(T.LessThan(T.Broadcast(0f), x), T.Broadcast(1f), x);
    }

    private readonly struct SquareRoot<T> : IUnaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T x) => T.Sqrt(x);
    }

    /// <summary>NaN where either is: a broken candidate must not look like a good one.</summary>
    private readonly struct Minimum<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => T.Select(T.AreEqual(left, left), T.Min(left, right), left);
    }

    /// <summary>NaN where either is.</summary>
    private readonly struct Maximum<T> : IBinaryOperation<T>
        where T : struct, ILanes<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Apply(T left, T right) => T.Select(T.AreEqual(left, left), T.Max(left, right), left);
    }
}
