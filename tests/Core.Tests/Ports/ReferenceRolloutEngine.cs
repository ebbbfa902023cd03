using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Rollouts;

namespace MbRlRobot.Tests.Ports;

/// <summary>The double-precision reference as an engine, to give it faults and see the contract find them.</summary>
internal sealed class ReferenceRolloutEngine(RobotDescription robot, EnsembleModel model, int maximumCandidates) : IRolloutEngine
{
    private readonly ReferenceRollouts _rollouts = new(robot, model);
    private RolloutDecision _decision = RolloutDecision.Of(robot);

    public int MaximumCandidates => maximumCandidates;

    public void Begin(in RolloutStart start) => _decision = Copy(start);

    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        int notFinite = 0;
        for (int candidate = 0; candidate < candidates.Count; candidate++)
        {
            float[] sequence = RolloutDecision.Sequence(candidates, candidate);
            bool isFinite = sequence.All(float.IsFinite);
            returns[candidate] = isFinite ? (float)_rollouts.Return(_decision, sequence) : float.NegativeInfinity;
            notFinite += isFinite ? 0 : 1;
            if (!disagreements.IsEmpty)
            {
                disagreements[candidate] = (float)_rollouts.Disagreement(_decision, sequence);
            }
        }

        return notFinite;
    }

    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        double[] predicted = _rollouts.Predict(Copy(start), actions.ToArray());
        Array.ConvertAll(predicted, value => (float)value).CopyTo(state);
        return predicted.All(double.IsFinite);
    }

    public void Dispose()
    {
    }

    private static RolloutDecision Copy(in RolloutStart start) =>
        new([.. start.State], [.. start.PreviousAction], [.. start.Parameters], start.TimeSeconds, start.Seed);
}
