using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>libtorch and the built-in fitter find the same: step by step while rounding lets them, and in the end.</summary>
[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
[Collection(TorchSharpFitters.Name)]
public sealed class TorchSharpAgreementTests
{
    private const int Steps = 20;

    /// <summary>In nats for each state; 1e-6 is what rounding makes of 1000 steps where both round in single precision.</summary>
    private const double LargestDifference = 0.02;

    [AdapterFact]
    public void Takes_the_steps_of_the_built_in_fitter_with_every_kind_of_network()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            ExpectSameSteps(new ModelDescription(3, 3, [16, 16], activation), new TrainingDescription(Steps, 32));
            ExpectSameSteps(new ModelDescription(2, 2, [8], activation, Deterministic: true), new TrainingDescription(Steps, 32));
        }
    }

    [AdapterFact]
    public void Takes_the_steps_of_the_built_in_fitter_under_every_setting()
    {
        ModelDescription model = new(3, 3, [16, 16, 8]);
        foreach (double beta in new[] { 0, 0.5, 1 })
        {
            ExpectSameSteps(model, new TrainingDescription(Steps, 32, Beta: beta));
        }

        ExpectSameSteps(model, new TrainingDescription(Steps, 17, LearningRate: 1e-2, WeightDecay: [0.1, 0.2, 0.3]));
        ExpectSameSteps(model, new TrainingDescription(Steps, 32, WeightDecay: [0, 0, 0], Holdout: 0));
    }

    [AdapterFact]
    public void A_cart_pole_ends_as_likely_under_either_fit()
    {
        FitRequest request = CartPoleRows.Request(2000);
        FitResult expected = FitWith(new BuiltInFitter(), request);
        FitResult result = FitWith(TorchSharpFitters.Create(), request);
        Assert.Equal((expected.Rows, expected.HoldoutRows), (result.Rows, result.HoldoutRows));
        for (int state = 0; state < 4; state++)
        {
            Assert.InRange(result.HoldoutNll[state] - expected.HoldoutNll[state], -LargestDifference, LargestDifference);
            Assert.InRange(result.HoldoutNllMedian[state] - expected.HoldoutNllMedian[state], -LargestDifference, LargestDifference);
        }
    }

    [AdapterFact]
    public void Leaves_out_the_same_rows()
    {
        FitRequest request = CartPoleRows.Request(400);
        request.Data.Append(SampleTransition.Of("bad", 1, 1) with { Parameters = default, State = new[] { 0, float.NaN, 0, 0 } });
        request.Data.Append(SampleTransition.Of("bad", 1, 2) with { Parameters = default, NextState = new[] { 1e9f, 0, 0, 0 } });
        request = request with { Robot = request.Robot with { Training = request.Robot.Training with { Steps = 1 } } };
        FitResult expected = FitWith(new BuiltInFitter(), request);
        FitResult result = FitWith(TorchSharpFitters.Create(), request);
        Assert.Equal(2, expected.DroppedRows);
        Assert.Equal(expected.DroppedRows, result.DroppedRows);
        Assert.Equal(expected.Dropped, result.Dropped);
    }

    /// <summary>Rounding differs, and Adam makes a whole step of the sign of a gradient near 0: so all weights are compared at once.</summary>
    private static void ExpectSameSteps(ModelDescription model, TrainingDescription training)
    {
        RobotDescription robot = NoisySystem.Robot() with { Model = model, Training = training };
        FitRequest request = NoisySystem.Request(robot, 500);
        FitRequest none = request with { Robot = robot with { Training = training with { Steps = 0 } } };
        float[] start = Numbers(FitWith(new BuiltInFitter(), none).Checkpoint);
        FitResult expected = FitWith(new BuiltInFitter(), request);
        FitResult result = FitWith(TorchSharpFitters.Create(("device", "cpu")), request);
        float[] fitted = Numbers(expected.Checkpoint);
        double apart = Distance(fitted, Numbers(result.Checkpoint));
        Assert.True(apart < 1e-4 * Distance(start, fitted), $"{model} {training}: {apart} apart, moved by {Distance(start, fitted)}");
        Assert.Equal(expected.ResidualLogVariance.Count, result.ResidualLogVariance.Count);
        Assert.All(expected.ResidualLogVariance.Zip(result.ResidualLogVariance), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }

    private static double Distance(float[] one, float[] other) => Math.Sqrt(one.Zip(other, (a, b) => Math.Pow(a - b, 2)).Sum());

    private static FitResult FitWith(IEnsembleFitter made, FitRequest request)
    {
        using IEnsembleFitter fitter = made;
        return fitter.Fit(request, null, CancellationToken.None);
    }

    private static float[] Numbers(EnsembleCheckpoint checkpoint) =>
    [
        .. checkpoint.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)),
        .. checkpoint.MinimumLogVariance.ToArray(),
        .. checkpoint.MaximumLogVariance.ToArray(),
    ];
}
