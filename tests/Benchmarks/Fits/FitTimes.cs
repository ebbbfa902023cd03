using MbRlRobot.Benchmarks.Compute;

namespace MbRlRobot.Benchmarks.Fits;

/// <summary>
/// Two fits of the same rows that differ in nothing but their steps. What both do once (sorting and preparing the rows, scoring the
/// holdout) is the same, so their difference is steps alone.
/// </summary>
/// <param name="Work">What is fitted.</param>
/// <param name="ShortSteps">Steps of the one.</param>
/// <param name="ShortSeconds">How long it took, s.</param>
/// <param name="LongSteps">Steps of the other.</param>
/// <param name="LongSeconds">How long it took, s.</param>
internal readonly record struct FitTimes(Workload Work, int ShortSteps, double ShortSeconds, int LongSteps, double LongSeconds)
{
    /// <summary>The samples of an epoch, for each member.</summary>
    public const int EpochSamples = 10_000;

    /// <summary>The multiply-adds of a training step, beside those of an evaluation: forward, by the inputs, by the weights.</summary>
    private const int Passes = 3;

    /// <summary>How long a step of all members takes, s.</summary>
    public double StepSeconds => (LongSeconds - ShortSeconds) / (LongSteps - ShortSteps);

    /// <summary>How long an epoch of all members takes, ms.</summary>
    public double EpochMilliseconds => StepSeconds * EpochSamples / Work.Trained(LongSteps).Training.Batch * 1e3;

    /// <summary>How long the rest of a fit takes, which is as long whatever its steps: rows and scores, ms.</summary>
    public double RestMilliseconds => (ShortSeconds - (ShortSteps * StepSeconds)) * 1e3;

    /// <summary>Samples a second, each counted once though every member learns from it.</summary>
    /// <param name="epochMilliseconds">How long an epoch takes, ms.</param>
    public static double SamplesPerSecond(double epochMilliseconds) => EpochSamples / epochMilliseconds * 1e3;

    /// <summary>The floating-point operations a second of the layers, all members, in units of 10^9; the optimiser's do not count.</summary>
    /// <param name="work">What is fitted.</param>
    /// <param name="epochMilliseconds">How long an epoch takes, ms.</param>
    public static double Gflops(Workload work, double epochMilliseconds) =>
        Passes * work.EvaluationOperations * SamplesPerSecond(epochMilliseconds) * work.TrainedMembers / 1e9;
}
