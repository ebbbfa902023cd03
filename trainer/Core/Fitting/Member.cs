using System.Threading;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>One network on its way: weights, optimiser and random numbers of its own, so that it does not matter who moves it on.</summary>
/// <param name="parameters">Its weights and bounds, as <see cref="NetworkShape"/> lays them.</param>
/// <param name="sampler">Its batches.</param>
/// <param name="rows">The rows fitted on.</param>
internal sealed class Member(AlignedFloats parameters, BatchSampler sampler, RowSet rows)
{
    private readonly Adam _adam = new(parameters.Length);
    private int _steps;
    private double _loss;

    internal AlignedFloats Parameters => parameters;

    /// <summary>The optimiser's steps done; may be read by any thread.</summary>
    internal int Steps => Volatile.Read(ref _steps);

    /// <summary>The mean loss of the steps taken last; may be read by any thread.</summary>
    internal double Loss => Volatile.Read(ref _loss);

    /// <summary>Takes some steps.</summary>
    internal void Advance(IMemberKernel kernel, Workspace work, TrainingDescription training, int steps)
    {
        double sum = 0;
        for (int step = 0; step < steps; step++)
        {
            sampler.Fill(rows, work, training.Batch);
            sum += kernel.Differentiate(parameters, work, training.Batch);
            kernel.Move(parameters, work, _adam);
        }

        Volatile.Write(ref _loss, sum / steps);
        Volatile.Write(ref _steps, _steps + steps);
    }
}
