using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>How a robot moves in a rollout, in double precision: its gate, its learned states, its shifted actions.</summary>
public sealed class ReferenceMotion(RobotDescription robot, EnsembleModel model)
{
    private readonly ReferenceNetwork _network = new(robot, model);
    private readonly int[] _learned = [.. Enumerable.Range(0, robot.State.Count).Where(index => robot.State[index].Role.Lag == 0)];
    private readonly int _members = model.Members.Architecture.Members;

    /// <summary>The states that the networks predict.</summary>
    public int LearnedCount => _learned.Length;

    /// <summary>What the gate makes of an action: slewed from the one before, then limited.</summary>
    public double[] Limit(double[] wanted, double[] previous) => [.. robot.Action.Select((action, index) =>
    {
        double change = (action.Slew ?? double.PositiveInfinity) * robot.ControlPeriod;
        double slewed = Math.Min(previous[index] + change, Math.Max(previous[index] - change, wanted[index]));
        return Math.Min(action.Limits.High, Math.Max(action.Limits.Low, slewed));
    })];

    /// <summary>The next state as one member sees it, with the noise of each learned state.</summary>
    public double[] Sample(double[] state, double[] action, int member, Func<int, double> noise)
    {
        (double[] change, double[] logVariance) = _network.Predict(member, state, action);
        return Move(state, action, [.. change.Select((mean, index) => mean + (Math.Exp(logVariance[index] / 2) * noise(index)))]);
    }

    /// <summary>The next state as the mean of all members.</summary>
    public double[] Mean(double[] state, double[] action)
    {
        double[][] changes = Changes(state, action);
        return Move(state, action, [.. Enumerable.Range(0, LearnedCount).Select(index => changes.Average(change => change[index]))]);
    }

    /// <summary>The largest over learned states of the standard deviation of the members' means, in target scales.</summary>
    public double Disagreement(double[] state, double[] action)
    {
        double[][] changes = Changes(state, action);
        return Enumerable.Range(0, LearnedCount).Max(index =>
            Deviation([.. changes.Select(change => change[index])]) / model.Members.Normalizer.TargetScale[index]);
    }

    /// <summary>The standard deviation of values, divided by their number.</summary>
    public static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private double[][] Changes(double[] state, double[] action) =>
        [.. Enumerable.Range(0, _members).Select(member => _network.Predict(member, state, action).Change)];

    private double[] Move(double[] state, double[] action, double[] change) => [.. robot.State.Select((each, index) =>
    {
        if (each.Role.Lag > 0)
        {
            return Shifted(state, action, each.Role);
        }

        int velocity = IndexOf(other => other.Source.IsVelocity && other.Source.Name == each.Name);
        double prior = velocity < 0 ? 0 : robot.ControlPeriod * state[velocity];
        double next = state[index] + prior + change[Array.IndexOf(_learned, index)];
        return each.Kind == StateKind.Angle ? Wrapped(next) : next;
    })];

    private double Shifted(double[] state, double[] action, StateRole role)
    {
        int source = IndexOf(other => other.Role.Lag > 0 && other.Role == role with { Lag = role.Lag - 1 });
        return source < 0 ? action[ActionOf(role)] : state[source];
    }

    private int ActionOf(StateRole role) =>
        role.Action is null ? 0 : Enumerable.Range(0, robot.Action.Count).Single(index => robot.Action[index].Name == role.Action);

    private int IndexOf(Predicate<StateDescription> condition) =>
        Enumerable.Range(0, robot.State.Count).Where(index => condition(robot.State[index])).FirstOrDefault(-1);

    private static double Wrapped(double angle) => angle - (2 * Math.PI * Math.Floor((angle + Math.PI) / (2 * Math.PI)));
}
