using System;
using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The loss of a probabilistic member: mean over batch and learned states of (mu - y)^2 / sigma^2 + log sigma^2, without the half and
/// the constant (PETS), each term's gradient times sigma^(2 beta), which is held fixed (beta-NLL, Seitzer et al. 2022); and 0.01 times the
/// sum of the log-variance's upper bounds less the lower ones.
/// </summary>
internal static class GaussianLoss
{
    private const float BoundPenalty = 0.01f;

    /// <summary>SIMD kernel: derivatives by the outputs and the bounds, of the whole batch.</summary>
    /// <returns>The mean over batch and learned states, without the penalty.</returns>
    internal static double Backward<T>(NetworkShape shape, ref float parameters, Workspace work, int rows, float beta)
        where T : struct, ILanes<T>
    {
        int outputs = shape.Outputs;
        int pitch = shape.Layers[^1].Pitch;
        work.LossSums.Span.Clear();
        StartBounds(shape, work);
        Terms terms = new(shape, beta, 1f / ((float)rows * outputs));
        for (int row = 0; row < rows; row++)
        {
            ref float result = ref work.Outputs[^1].At(row * pitch);
            ref float target = ref work.Targets.At(row * shape.TargetPitch);
            ref float delta = ref work.Deltas[^1].At(row * pitch);
            for (int column = 0; column < outputs; column += T.Count)
            {
                Sample<T>(terms, column, ref parameters, ref result, ref target, ref delta, work);
            }

            Span<float> deltas = work.Deltas[^1].Row(row, pitch);
            work.LogVarianceDeltas.Span[..outputs].CopyTo(deltas[outputs..]);
        }

        return SquaredLoss.Total(work.LossSums.Span[..outputs]) / ((double)rows * outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sample<T>(
        in Terms terms, int column, ref float parameters, ref float result, ref float target, ref float delta, Workspace work)
        where T : struct, ILanes<T>
    {
        T one = T.Broadcast(1f);
        T zero = T.Broadcast(0f);
        T isOutput = LaneIndex.Below<T>(terms.Outputs - column);
        T maximum = T.Load(ref parameters, terms.Maximum + column);
        T minimum = T.Load(ref parameters, terms.Minimum + column);
        GaussianHead<T> head = GaussianHead<T>.Of(T.Load(ref result, terms.Outputs + column), minimum, maximum);
        T error = T.Load(ref result, column) - T.Load(ref target, column);
        T precision = LaneMath.Exp(-head.LogVariance);
        T weight = LaneMath.Exp(head.LogVariance * T.Broadcast(terms.Beta)) * T.Broadcast(terms.Scale);
        T square = error * error * precision;

        Add(ref work.LossSums.First, column, isOutput, square + head.LogVariance);
        T byMean = (error + error) * (precision * weight);
        T.Select(isOutput, byMean, zero).Store(ref delta, column);
        T byLogVariance = (one - square) * weight;
        T byUpper = byLogVariance * head.LowerSlope;
        (byUpper * head.UpperSlope).Store(ref work.LogVarianceDeltas.First, column);
        Add(ref work.Gradient.At(terms.Maximum), column, isOutput, byUpper * (one - head.UpperSlope));
        Add(ref work.Gradient.At(terms.Minimum), column, isOutput, byLogVariance * (one - head.LowerSlope));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(ref float sums, int column, T isOutput, T summand)
        where T : struct, ILanes<T>
    {
        T sum = T.Load(ref sums, column);
        T.Select(isOutput, sum + summand, sum).Store(ref sums, column);
    }

    private static void StartBounds(NetworkShape shape, Workspace work)
    {
        work.Gradient.Span.Slice(shape.MaximumLogVariance, shape.Outputs).Fill(BoundPenalty);
        work.Gradient.Span.Slice(shape.MinimumLogVariance, shape.Outputs).Fill(-BoundPenalty);
    }

    private readonly struct Terms(NetworkShape shape, float beta, float scale)
    {
        internal int Outputs { get; } = shape.Outputs;

        internal int Maximum { get; } = shape.MaximumLogVariance;

        internal int Minimum { get; } = shape.MinimumLogVariance;

        internal float Beta { get; } = beta;

        internal float Scale { get; } = scale;
    }
}
