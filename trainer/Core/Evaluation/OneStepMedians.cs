using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>The medians of <see cref="OneStepErrors"/> alone, for a third of its memory.</summary>
internal static class OneStepMedians
{
    /// <summary>Measures a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="table">Recorded rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <returns>The name of each learned state, and its median negative log-likelihood, nats.</returns>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    /// <exception cref="System.ArgumentException">There are no rows.</exception>
    internal static (string State, double Nll)[] Of(
        RobotDescription robot, EnsembleModel model, TransitionTable table, IReadOnlyList<int> rows)
    {
        IReadOnlyList<LearnedState> learned = DynamicsLayout.Of(robot).Learned;
        double[][] nll = [.. learned.Select(_ => new double[rows.Count])];
        OneStepPass.Run(robot, model, table, rows, step => nll[step.Learned][step.Row] = step.Nll);
        return [.. learned.Select((state, index) => (robot.State[state.Index].Name, StateErrors.Median(nll[index])))];
    }
}
