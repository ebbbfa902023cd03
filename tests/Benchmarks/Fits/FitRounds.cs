using System;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Fits;

/// <summary>Pairs of fits by the product's own fitter, a short one and a long one.</summary>
/// <param name="work">What is fitted.</param>
/// <param name="rows">On which rows.</param>
/// <param name="threads">Threads of the fitter.</param>
/// <param name="cancellation">Ends it early.</param>
internal sealed class FitRounds(Workload work, TransitionTable rows, int threads, CancellationToken cancellation)
{
    /// <summary>About an epoch; the runtime has then compiled all that a fit needs, if not as well as it can.</summary>
    private const int ShortSteps = 50;

    /// <summary>Members take turns of so many steps: multiples end on equal terms.</summary>
    private const int Multiple = 50;

    /// <summary>A pair that differs by less has more noise than difference.</summary>
    private const int LeastMore = 2 * Multiple;

    private const int WarmUpSteps = 100;
    private const int MostSteps = 5000;

    /// <summary>The steps of the long fit, once they are chosen.</summary>
    public int LongSteps { get; private set; } = ShortSteps + WarmUpSteps;

    /// <summary>Lets the runtime compile, and chooses how long the long fits are.</summary>
    /// <param name="seconds">How long a pair of fits is to take, s.</param>
    public void Prepare(double seconds)
    {
        Fit(WarmUpSteps);
        double step = Round().StepSeconds;
        double steps = Math.Clamp(seconds / Math.Max(step, 1e-9), LeastMore, MostSteps);
        LongSteps = ShortSteps + ((int)(steps / Multiple) * Multiple);
    }

    /// <summary>Fits twice.</summary>
    /// <returns>How long each took.</returns>
    public FitTimes Round()
    {
        double shorter = Fit(ShortSteps);
        return new FitTimes(work, ShortSteps, shorter, LongSteps, Fit(LongSteps));
    }

    private double Fit(int steps) => WholeFit.Seconds(work, rows, steps, threads, cancellation);
}
