using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>
/// What every <see cref="IEnsembleFitter"/> keeps, whatever its method; what it must learn is in <see cref="EnsembleLearningContract"/>.
/// </summary>
public abstract class EnsembleFitterContract
{
    private const int Rows = 600;
    private const ulong HoldoutSalt = 0;

    /// <summary>Far from every next state of the rows, but within the robot's limits.</summary>
    private static readonly float[] Poison = [0.9f, -0.9f, 4.9f, 9];

    protected abstract IEnsembleFitter Create();

    [AdapterFact]
    public void Gives_the_same_checkpoint_for_the_same_request_on_any_number_of_threads()
    {
        FitRequest request = Request(Rows);
        EnsembleCheckpoint one = Fit(request).Checkpoint;
        Assert.Equal(Numbers(one), Numbers(Fit(request).Checkpoint));
        Assert.Equal(Numbers(one), Numbers(Fit(request with { Threads = 2 }).Checkpoint));
    }

    [AdapterFact]
    public void Fits_the_architecture_that_the_robot_asks_for()
    {
        FitRequest request = Request(Rows);
        EnsembleArchitecture shape = Fit(request).Checkpoint.Architecture;
        Assert.Equal(request.Robot.Model.Members, shape.Members);
        Assert.Equal(request.Robot.Model.Hidden, shape.Hidden);
        Assert.Equal((5, 3), (shape.InputDimension, shape.OutputDimension));
    }

    [AdapterFact]
    public void Keeps_the_holdout_from_the_fit_by_the_ids_of_the_rows()
    {
        FitResult result = Fit(Request(Rows));
        Assert.Equal(Rows, result.Rows + result.HoldoutRows);
        Assert.InRange(result.HoldoutRows, Rows / 20, Rows / 5);
        Assert.Equal(3, result.HoldoutNll.Count);
        Assert.Equal(3, result.HoldoutRmse.Count);
        Assert.All(result.HoldoutRmse, value => Assert.True(value >= 0));
    }

    [AdapterFact]
    public void Never_learns_from_the_holdout()
    {
        FitRequest request = Request(Rows);
        double share = request.Robot.Training.Holdout;
        TransitionTable poisoned = new(request.Data.Schema);
        int spoilt = 0;
        for (int row = 0; row < Rows; row++)
        {
            Transition good = SampleTransition.Of("robot", 1, (ulong)row);
            bool isHoldout = good.Id.StableHash(HoldoutSalt) < share * Math.Pow(2, 64);
            poisoned.Append(isHoldout ? good with { NextState = Poison } : good);
            spoilt += isHoldout ? 1 : 0;
        }

        FitResult clean = Fit(request);
        Assert.Equal(clean.HoldoutRows, spoilt);
        Assert.Equal(Numbers(clean.Checkpoint), Numbers(Fit(request with { Data = poisoned }).Checkpoint));
    }

    [AdapterFact]
    public void Drops_rows_that_are_not_finite_and_counts_them()
    {
        FitRequest request = Request(Rows);
        request.Data.Append(SampleTransition.Of("robot", 1, Rows, state: [float.NaN, 0, 0, 0]));
        request.Data.Append(SampleTransition.Of("robot", 1, Rows + 1, state: [0, float.PositiveInfinity, 0, 0]));
        FitResult result = Fit(request);
        Assert.Equal(2, result.DroppedRows);
        Assert.All(Numbers(result.Checkpoint), value => Assert.True(float.IsFinite(value)));
    }

    [AdapterFact]
    public void Refuses_fewer_rows_than_two_batches()
    {
        FitRequest request = Request(Rows);
        int tooFew = (2 * request.Robot.Training.Batch) - 1;
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Fit(Request(tooFew)));
        Assert.Contains($"{2 * request.Robot.Training.Batch}", refusal.Message);
    }

    [AdapterFact]
    public void Tells_its_progress_up_to_the_last_step()
    {
        List<FitProgress> told = [];
        FitRequest request = Request(Rows);
        using IEnsembleFitter fitter = Create();
        fitter.Fit(request, new Listener(told), CancellationToken.None);
        Assert.Equal(request.Robot.Training.Steps, told[^1].Step);
        Assert.Equal(told.Select(each => each.Step).Order(), told.Select(each => each.Step));
        Assert.All(told, each => Assert.Equal(request.Robot.Training.Steps, each.Steps));
    }

    [AdapterFact]
    public void Ends_when_it_is_cancelled()
    {
        using IEnsembleFitter fitter = Create();
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => fitter.Fit(Request(Rows), null, cancelled.Token));
    }

    private static FitRequest Request(int rows)
    {
        RobotDescription robot = SampleRobot.Read(
            ("$.state[3]", null),
            ("$.state[1].kind", "\"linear\""),
            ("$.model", """{ "members": 3, "active": 3, "hidden": [8] }"""),
            ("$.planner.particles", "3"),
            ("$.training", """{ "steps": 20, "batch": 32 }"""));
        TransitionTable data = new(RobotSchema.Of(robot));
        for (int row = 0; row < rows; row++)
        {
            data.Append(SampleTransition.Of("robot", 1, (ulong)row));
        }

        return new FitRequest(robot, data, null, Seed: 5, Threads: 1);
    }

    /// <summary>Fits.</summary>
    protected FitResult Fit(FitRequest request)
    {
        using IEnsembleFitter fitter = Create();
        return fitter.Fit(request, null, CancellationToken.None);
    }

    /// <summary>All that a fit learned, as one row of numbers.</summary>
    protected static float[] Numbers(EnsembleCheckpoint checkpoint) =>
    [
        .. checkpoint.Normalizer.InputMean,
        .. checkpoint.Normalizer.InputScale,
        .. checkpoint.Normalizer.TargetMean,
        .. checkpoint.Normalizer.TargetScale,
        .. checkpoint.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)),
        .. checkpoint.MinimumLogVariance.ToArray(),
        .. checkpoint.MaximumLogVariance.ToArray(),
    ];

    private sealed class Listener(List<FitProgress> told) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => told.Add(value);
    }
}
