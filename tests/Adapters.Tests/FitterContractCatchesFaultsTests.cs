using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using Xunit;
using Xunit.Sdk;

namespace MbRlRobot.Adapters.Tests;

/// <summary>What a fitter must learn can fail: each test is shown the built-in fitter with one fault.</summary>
public sealed class FitterContractCatchesFaultsTests
{
    [Fact]
    public void A_fitter_that_is_too_sure_of_itself() =>
        Assert.ThrowsAny<XunitException>(Faulty(after: WithLogVariance(-0.2f)).Intervals_hold_as_many_new_rows_as_they_promise);

    [Fact]
    public void A_fitter_that_is_not_sure_enough() =>
        Assert.ThrowsAny<XunitException>(Faulty(after: WithLogVariance(0.2f)).Intervals_hold_as_many_new_rows_as_they_promise);

    [Fact]
    public void A_fitter_that_stops_early() =>
        Assert.ThrowsAny<XunitException>(Faulty(OfSteps(500)).Recovers_a_known_function_and_the_noise_that_changes_over_it);

    [Fact]
    public void A_fitter_that_learns_from_the_holdout() =>
        Assert.ThrowsAny<XunitException>(Faulty(WithoutHoldout).Never_learns_from_the_holdout);

    [Fact]
    public void A_fitter_that_makes_the_seed_up() =>
        Assert.ThrowsAny<XunitException>(Faulty(request => request with { Seed = 1 }).Another_seed_gives_other_weights_and_members_differ);

    [Fact]
    public void A_fitter_that_forgets_the_warm_start()
    {
        FaultyFitter faulty = Faulty(request => request with { WarmStart = null });
        Assert.ThrowsAny<XunitException>(faulty.A_warm_start_without_steps_gives_back_the_weights);
        Assert.ThrowsAny<XunitException>(faulty.A_warm_start_goes_on_where_the_last_fit_ended);
    }

    private static FaultyFitter Faulty(Func<FitRequest, FitRequest>? before = null, Func<FitResult, FitResult>? after = null) =>
        new(before ?? (request => request), after ?? (result => result));

    private static Func<FitRequest, FitRequest> OfSteps(int steps) =>
        request => request with { Robot = request.Robot with { Training = request.Robot.Training with { Steps = steps } } };

    private static FitRequest WithoutHoldout(FitRequest request) =>
        request with { Robot = request.Robot with { Training = request.Robot.Training with { Holdout = 0 } } };

    /// <summary>Moves raw log-variances together with their bounds, so that exactly the variance changes.</summary>
    private static Func<FitResult, FitResult> WithLogVariance(float difference) => result =>
    {
        EnsembleCheckpoint fitted = result.Checkpoint;
        int states = fitted.Architecture.OutputDimension;
        float[] biases = [.. fitted.Layers[^1].Biases.Select((bias, index) => index % (2 * states) < states ? bias : bias + difference)];
        LayerWeights[] layers = [.. fitted.Layers.SkipLast(1), fitted.Layers[^1] with { Biases = biases }];
        float[] Moved(ReadOnlyMemory<float> bounds) => [.. bounds.ToArray().Select(bound => bound + difference)];
        return result with
        {
            Checkpoint = new EnsembleCheckpoint(
                fitted.Architecture,
                fitted.Normalizer,
                layers,
                Moved(fitted.MinimumLogVariance),
                Moved(fitted.MaximumLogVariance),
                fitted.HoldoutError.ToArray()),
        };
    };

    private sealed class FaultyFitter(Func<FitRequest, FitRequest> before, Func<FitResult, FitResult> after)
        : EnsembleLearningContract, IEnsembleFitter
    {
        private readonly BuiltInFitter _fitter = new();

        public FitResult Fit(FitRequest request, IProgress<FitProgress>? progress, CancellationToken cancellation) =>
            after(_fitter.Fit(before(request), progress, cancellation));

        public void Dispose() => _fitter.Dispose();

        protected override IEnsembleFitter Create() => this;
    }
}
