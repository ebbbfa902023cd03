using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TestKit.Rollouts;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>
/// What every <see cref="IRolloutEngine"/> keeps that runs a model file: its numbers are those of the equations, evaluated
/// in double precision over the same random numbers (<see cref="ReferenceNoise"/>).
/// </summary>
public abstract class ModelRolloutEngineContract : RolloutEngineContract
{
    private static readonly RobotDescription Sample = SampleRobot.Read();

    private static readonly int[] Counts = [1, 2, 3, 15, 16, 17, 33];

    /// <inheritdoc/>
    protected override int StateDimension => Sample.State.Count;

    /// <inheritdoc/>
    protected override int ActionDimension => Sample.Action.Count;

    /// <inheritdoc/>
    protected override int ParameterDimension => Sample.Parameters.Count;

    /// <summary>Makes an engine.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="onnx">The model file.</param>
    /// <param name="maximumCandidates">The most candidates.</param>
    /// <param name="threads">The threads it may use.</param>
    /// <returns>The engine.</returns>
    protected abstract IRolloutEngine Create(RobotDescription robot, byte[] onnx, int maximumCandidates, int threads);

    /// <inheritdoc/>
    protected override IRolloutEngine Create(int maximumCandidates, int threads) =>
        Create(Sample, OnnxModelWriter.Write(RandomEnsemble.Of(Sample, seed: 2), Sample), maximumCandidates, threads);

    [AdapterFact]
    public void Gives_the_returns_of_the_equations_for_every_kind_of_task_state_and_propagation() =>
        CheckAll(RolloutCases.Tasks, (each, engine) => each.CompareReturns(engine, each.Most));

    [AdapterFact]
    public void Gives_the_returns_of_the_equations_for_networks_of_any_shape() =>
        CheckAll(RolloutCases.NetworkShapes, (each, engine) => each.CompareReturns(engine, each.Most));

    [AdapterFact]
    public void Gives_the_returns_of_the_equations_for_any_number_of_candidates()
    {
        RobotDescription robot = RolloutRobots.Read("risk");
        RolloutCase some = new("risk", robot, RandomEnsemble.Of(robot, seed: 5), Counts.Max());
        CheckAll([some], (each, engine) => Array.ForEach(Counts, count => each.CompareReturns(engine, count)));
    }

    [AdapterFact]
    public void Moves_a_step_as_the_equations_at_any_scale_of_weights_and_variances() =>
        CheckAll(RolloutCases.SingleSteps, (each, engine) => each.CompareReturns(engine, each.Most));

    [AdapterFact]
    public void Disagrees_as_the_equations() =>
        CheckAll([.. RolloutCases.Tasks, .. RolloutCases.NetworkShapes], (each, engine) => each.CompareDisagreements(engine));

    [AdapterFact]
    public void Predicts_the_mean_of_the_members_as_the_equations() =>
        CheckAll(RolloutCases.Tasks, (each, engine) => each.ComparePredictions(engine, steps: 3));

    private void CheckAll(IEnumerable<RolloutCase> cases, Action<RolloutCase, IRolloutEngine> check)
    {
        foreach (RolloutCase each in cases)
        {
            using IRolloutEngine engine = Create(each.Robot, each.Onnx, each.Most, threads: 1);
            check(each, engine);
        }
    }
}
