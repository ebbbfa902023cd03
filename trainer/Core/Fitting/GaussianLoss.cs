using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The loss of a probabilistic member: mean over batch and learned states of (mu - y)^2 / sigma^2 + log sigma^2, without the half and the
/// constant (PETS), each term's gradient times sigma^(2 beta), which is held fixed (beta-NLL, Seitzer et al. 2022); and 0.01 times the sum of
/// the log-variance's upper bounds less the lower ones. Arrays are dense, [rows, learned states].
/// </summary>
internal sealed class GaussianLoss
{
    private const float BoundPenalty = 0.01f;
    private readonly NetworkShape _shape;
    private readonly GaussianHead _head;
    private readonly AlignedFloats _byMean;
    private readonly AlignedFloats _byLogVariance;
    private readonly AlignedFloats _terms;

    internal GaussianLoss(NetworkShape shape, GaussianHead head, int rows)
    {
        (_shape, _head) = (shape, head);
        int length = NetworkShape.Padded(rows * shape.Outputs);
        (_byMean, _byLogVariance, _terms) = (new AlignedFloats(length), new AlignedFloats(length), new AlignedFloats(length));
    }

    /// <summary>The sum over the samples added and over learned states, without the penalty.</summary>
    internal double Sum { get; private set; }

    /// <summary>Before a batch's first block.</summary>
    internal void Begin(AlignedFloats parameters, Workspace work)
    {
        Sum = 0;
        if (_shape.IsGaussian)
        {
            _head.Begin(parameters);
            work.Gradient.Span.Slice(_shape.MaximumLogVariance, _shape.Outputs).Fill(BoundPenalty);
            work.Gradient.Span.Slice(_shape.MinimumLogVariance, _shape.Outputs).Fill(-BoundPenalty);
        }
    }

    /// <summary>Adds a block's loss to the sum, and leaves the derivatives by its outputs and by the bounds.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="work">Holds outputs and targets; receives the last layer's deltas and the bounds' gradient.</param>
    /// <param name="block">The samples.</param>
    /// <param name="beta">The exponent of beta-NLL.</param>
    internal void Add<T>(Workspace work, SampleBlock block, float beta)
        where T : struct, ILanes<T>
    {
        int count = block.Count * _shape.Outputs;
        float scale = 1f / (block.Batch * _shape.Outputs);
        _head.Bound<T>(work.Outputs[^1], block.Count);
        GatherErrors(ref work.Outputs[^1].First, ref work.Targets.At(block.First * _shape.TargetPitch), ref _byMean.First, block.Count);
        Differentiate<T>(ref _head.LogVariances.First, ref _byMean.First, ref _byLogVariance.First, ref _terms.First, count);
        Weigh<T>(beta, scale, ref _head.LogVariances.First, ref _byMean.First, ref _byLogVariance.First, count);
        Scatter(work, block.Count);
        Sum = SquaredLoss.Total(Sum, _terms.Span[..count]);
    }

    /// <summary>From errors to the derivatives of each term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Differentiate<T>(ref float logVariances, ref float byMean, ref float byLogVariance, ref float terms, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T logVariance = T.Load(ref logVariances, at);
            T error = T.Load(ref byMean, at);
            T scaled = error * LaneMath.Exp(-logVariance);
            T square = error * scaled;
            (scaled + scaled).Store(ref byMean, at);
            (T.Broadcast(1f) - square).Store(ref byLogVariance, at);
            (square + logVariance).Store(ref terms, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Weigh<T>(float beta, float scale, ref float logVariances, ref float byMean, ref float byLogVariance, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T weight = LaneMath.Exp(T.Broadcast(beta) * T.Load(ref logVariances, at)) * T.Broadcast(scale);
            (weight * T.Load(ref byMean, at)).Store(ref byMean, at);
            (weight * T.Load(ref byLogVariance, at)).Store(ref byLogVariance, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherErrors(ref float output, ref float target, ref float error, int rows)
    {
        int states = _shape.Outputs;
        (int outputPitch, int targetPitch) = (_shape.Layers[^1].Pitch, _shape.TargetPitch);
        for (int row = 0; row < rows; row++)
        {
            for (int state = 0; state < states; state++)
            {
                error = Unsafe.Add(ref output, state) - Unsafe.Add(ref target, state);
                error = ref Unsafe.Add(ref error, 1);
            }

            output = ref Unsafe.Add(ref output, outputPitch);
            target = ref Unsafe.Add(ref target, targetPitch);
        }
    }

    /// <summary>Derivatives by the raw outputs into the deltas, and by the bounds, row by row, into the gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(Workspace work, int rows)
    {
        int states = _shape.Outputs;
        int pitch = _shape.Layers[^1].Pitch;
        ref float byMeans = ref _byMean.First;
        ref float slopes = ref _byLogVariance.First;
        ref float uppers = ref _head.UpperSlopes.First;
        ref float lowers = ref _head.LowerSlopes.First;
        for (int state = 0; state < states; state++)
        {
            ref float byMean = ref work.Deltas[^1].At(state);
            ref float byRaw = ref work.Deltas[^1].At(states + state);
            float maximum = work.Gradient.At(_shape.MaximumLogVariance + state);
            float minimum = work.Gradient.At(_shape.MinimumLogVariance + state);
            for (int dense = state; dense < rows * states; dense += states)
            {
                float slope = Unsafe.Add(ref slopes, dense);
                (float upper, float lower) = (Unsafe.Add(ref uppers, dense), Unsafe.Add(ref lowers, dense));
                float byUpper = slope * lower;
                byMean = Unsafe.Add(ref byMeans, dense);
                byRaw = byUpper * upper;
                maximum += byUpper * (1 - upper);
                minimum += slope * (1 - lower);
                byMean = ref Unsafe.Add(ref byMean, pitch);
                byRaw = ref Unsafe.Add(ref byRaw, pitch);
            }

            work.Gradient.At(_shape.MaximumLogVariance + state) = maximum;
            work.Gradient.At(_shape.MinimumLogVariance + state) = minimum;
        }
    }
}
