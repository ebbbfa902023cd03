using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>
/// What every fitter of probabilistic ensembles must learn, by whatever means: a known noisy function, intervals that hold what they promise;
/// and what start it goes from.
/// </summary>
public abstract class EnsembleLearningContract : EnsembleFitterContract
{
    private const string Schedule = """{ "steps": 4000, "batch": 128, "learningRate": 0.001 }""";

    /// <summary>In standard deviations of the noise at that place.</summary>
    private const double LargestMeanError = 0.3;

    /// <summary>In natural logarithms: 13 %.</summary>
    private const double LargestDeviationError = 0.12;

    [AdapterFact]
    public void Recovers_a_known_function_and_the_noise_that_changes_over_it()
    {
        RobotDescription robot = NoisySystem.Robot(("$.training", Schedule));
        PredictedMixture model = new(robot, Fit(NoisySystem.Request(robot, 10_000)));
        double worstMean = 0;
        double worstDeviation = 0;
        foreach ((float state, float action) in Grid())
        {
            model.Predict([state], [action], 0);
            double deviation = NoisySystem.Deviation(state);
            worstMean = Math.Max(worstMean, Math.Abs(model.Mean - NoisySystem.Mean(state, action)) / deviation);
            worstDeviation = Math.Max(worstDeviation, Math.Abs(Math.Log(model.Deviation / deviation)));
        }

        Assert.InRange(worstMean, 0, LargestMeanError);
        Assert.InRange(worstDeviation, 0, LargestDeviationError);
    }

    [AdapterFact]
    public void Intervals_hold_as_many_new_rows_as_they_promise()
    {
        RobotDescription robot = NoisySystem.Robot(("$.training", Schedule));
        PredictedMixture model = new(robot, Fit(NoisySystem.Request(robot, 10_000)));
        TransitionTable unseen = NoisySystem.Rows(robot, 10_000, 20_000);
        double[] places = new double[unseen.Count];
        for (int row = 0; row < places.Length; row++)
        {
            model.Predict(unseen.State(row), unseen.Action(row), 0);
            places[row] = model.CumulativeProbability(unseen.NextState(row)[0]);
        }

        foreach (double promised in new[] { 0.5, 0.8, 0.95 })
        {
            double held = places.Average(place => Math.Abs(place - 0.5) < promised / 2 ? 1.0 : 0.0);
            Assert.InRange(held, promised - 0.02, promised + 0.02);
        }
    }

    [AdapterFact]
    public void Another_seed_gives_other_weights_and_members_differ()
    {
        FitRequest request = NoisySystem.Request(Short(30), 1000);
        float[] weights = Fit(request).Checkpoint.Layers[0].Weights;
        Assert.NotEqual(weights, Fit(request with { Seed = 4 }).Checkpoint.Layers[0].Weights);
        int length = weights.Length / 3;
        Assert.NotEqual(weights[..length], weights[length..(2 * length)]);
    }

    [AdapterFact]
    public void A_warm_start_without_steps_gives_back_the_weights()
    {
        EnsembleCheckpoint before = Fit(NoisySystem.Request(Short(50), 1000)).Checkpoint;
        FitRequest again = NoisySystem.Request(Short(0), 1000) with { WarmStart = before };
        Assert.Equal(Numbers(before), Numbers(Fit(again).Checkpoint));
    }

    [AdapterFact]
    public void A_warm_start_goes_on_where_the_last_fit_ended()
    {
        FitResult before = Fit(NoisySystem.Request(Short(400), 1000));
        FitRequest few = NoisySystem.Request(Short(10), 1000);
        double cold = Fit(few).HoldoutNll[0];
        double warm = Fit(few with { WarmStart = before.Checkpoint }).HoldoutNll[0];
        Assert.InRange(warm, before.HoldoutNll[0] - 0.2, before.HoldoutNll[0] + 0.2);
        Assert.True(warm < cold - 0.5, string.Create(CultureInfo.InvariantCulture, $"{warm} after a warm start, {cold} after none"));
    }

    [AdapterFact]
    public void Weights_that_run_away_are_no_result()
    {
        RobotDescription robot = Short(30);
        robot = robot with { Training = robot.Training with { LearningRate = 1e30 } };
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => Fit(NoisySystem.Request(robot, 1000)));
        Assert.Contains("training.learningRate", failure.Message, StringComparison.Ordinal);
    }

    private static RobotDescription Short(int steps)
    {
        RobotDescription robot = NoisySystem.Robot(("$.training", """{ "batch": 64, "learningRate": 0.003 }"""));
        return robot with { Training = robot.Training with { Steps = steps } };
    }

    private static IEnumerable<(float State, float Action)> Grid() =>
        from state in Enumerable.Range(-9, 19)
        from action in new[] { -8f, 0f, 8f }
        select (state / 10f, action);
}
