using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>A decision over some candidates whose answers the double-precision reference knows.</summary>
/// <remarks>
/// Returns agree to 1e-4 of their range over the candidates, and single precision's share of their size. Models move
/// states by a few percent of their range in a step, so that ten steps hardly stretch a rounding error. Only where a
/// particle crosses a limit or the seam of an angle may the last bit decide about more: candidates about which the
/// reference itself changes its mind when the start is nudged by some units in the last place are left out, one in eight
/// at the most.
/// </remarks>
public sealed class RolloutCase
{
    private const float Nudge = 1e-6f;
    private readonly ReferenceRollouts _reference;
    private readonly RolloutDecision _decision;
    private double[] _returns = [];
    private double[] _doubts = [];
    private double _range;

    /// <summary>Makes a case; what is asked of it is computed then.</summary>
    /// <param name="name">What a failed test shows.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="most">The most candidates.</param>
    public RolloutCase(string name, RobotDescription robot, EnsembleModel model, int most)
    {
        (Name, Robot, Model, Most) = (name, robot, model, most);
        _reference = new ReferenceRollouts(robot, model);
        _decision = RolloutDecision.Of(robot);
    }

    /// <summary>What a failed test shows.</summary>
    public string Name { get; }

    /// <summary>The robot.</summary>
    public RobotDescription Robot { get; }

    /// <summary>Its model.</summary>
    public EnsembleModel Model { get; }

    /// <summary>The model's file.</summary>
    public byte[] Onnx => OnnxModelWriter.Write(Model, Robot);

    /// <summary>The most candidates.</summary>
    public int Most { get; }

    /// <summary>Compares an engine's returns with the reference's.</summary>
    /// <param name="engine">The engine, for this robot and model.</param>
    /// <param name="count">How many candidates to give it.</param>
    public void CompareReturns(IRolloutEngine engine, int count)
    {
        Prepare();
        float[] returns = new float[count];
        engine.Begin(_decision.Start);
        Assert.Equal(0, engine.Evaluate(RolloutDecision.Candidates(Robot, count), returns, []));
        int doubtful = Enumerable.Range(0, count).Count(candidate => !Compare(candidate, returns[candidate]));
        Assert.True(doubtful * 8 <= count, $"{Name}: {doubtful} of {count} candidates hang on the last bits");
    }

    /// <summary>Compares an engine's disagreements with the reference's.</summary>
    /// <param name="engine">The engine, for this robot and model.</param>
    public void CompareDisagreements(IRolloutEngine engine)
    {
        ActionSequenceBatch batch = RolloutDecision.Candidates(Robot, Most);
        float[] disagreements = new float[Most];
        engine.Begin(_decision.Start);
        engine.Evaluate(batch, new float[Most], disagreements);
        for (int candidate = 0; candidate < Most; candidate++)
        {
            double expected = _reference.Disagreement(_decision, RolloutDecision.Sequence(batch, candidate));
            Expect($"disagreement of candidate {candidate}", expected, disagreements[candidate], 1e-5 + (1e-4 * expected));
        }
    }

    /// <summary>Compares where an engine says that committed actions take the robot.</summary>
    /// <param name="engine">The engine, for this robot and model.</param>
    /// <param name="steps">How many of them; up to the horizon.</param>
    public void ComparePredictions(IRolloutEngine engine, int steps)
    {
        float[] wanted = RolloutDecision.Sequence(RolloutDecision.Candidates(Robot, 1), 0)[..(steps * Robot.Action.Count)];
        float[] actions = _reference.Committed(_decision, wanted);
        float[] state = new float[Robot.State.Count];
        Assert.True(engine.Predict(_decision.Start, actions, state), $"{Name}: the predicted state is not finite");
        double[] expected = _reference.Predict(_decision, actions);
        for (int index = 0; index < state.Length; index++)
        {
            double tolerance = 1e-5 * Math.Max(1, Math.Abs(expected[index]));
            Expect($"state {Robot.State[index].Name} after {steps} steps", expected[index], state[index], tolerance);
        }
    }

    private void Prepare()
    {
        if (_returns.Length > 0)
        {
            return;
        }

        _returns = Returns(_decision);
        double[][] nudged = [Returns(_decision.Nudged(Nudge)), Returns(_decision.Nudged(-Nudge))];
        _doubts = [.. _returns.Select((value, candidate) => nudged.Max(other => Math.Abs(other[candidate] - value)))];
        _range = _returns.Max() - _returns.Min();
    }

    private bool Compare(int candidate, float actual)
    {
        double tolerance = (1e-4 * _range) + (1e-6 * Math.Abs(_returns[candidate]));
        double smooth = 3 * Nudge * Math.Max(1, Math.Abs(_returns[candidate]));
        if (_doubts[candidate] > tolerance + smooth)
        {
            return false;
        }

        Expect($"return of candidate {candidate}", _returns[candidate], actual, tolerance);
        return true;
    }

    private void Expect(string what, double expected, float actual, double tolerance) => Assert.True(
        Math.Abs(expected - actual) <= tolerance,
        $"{Name}: {what} is {actual:R}; expected {expected:R} to {tolerance:g2}");

    private double[] Returns(RolloutDecision decision)
    {
        ActionSequenceBatch batch = RolloutDecision.Candidates(Robot, Most);
        return [.. Enumerable.Range(0, Most).Select(candidate => _reference.Return(decision, RolloutDecision.Sequence(batch, candidate)))];
    }
}
