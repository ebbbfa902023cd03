using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>How well a model predicts recorded transitions.</summary>
/// <param name="Type">The robot's type.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Rows">The rows of the one-step errors.</param>
/// <param name="States">The one-step errors of each learned state.</param>
/// <param name="DisagreementQuantile">The 99.9 % quantile of the members' disagreement; null where one is not a number.</param>
/// <param name="KSteps">The errors after 1, 2, ... steps.</param>
public sealed record ModelEvaluation(
    string Type,
    ulong Version,
    int Rows,
    IReadOnlyList<StateEvaluation> States,
    double? DisagreementQuantile,
    IReadOnlyList<KStepError> KSteps)
{
    /// <summary>Evaluates a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="rows">Recorded rows, in their order; those that a fit leaves out are left out.</param>
    /// <param name="steps">The most steps ahead; at least 1.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    /// <exception cref="ArgumentException">There is no usable row.</exception>
    public static ModelEvaluation Of(RobotDescription robot, EnsembleModel model, IReadOnlyList<Transition> rows, int steps)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        TransitionTable table = new(RobotSchema.Of(robot));
        foreach (Transition row in rows.Where(row => row.IsUsableForFit(robot.ControlPeriod)))
        {
            table.Append(row);
        }

        OneStepErrors errors = OneStepErrors.Of(robot, model, table);
        return new ModelEvaluation(
            model.Type,
            model.Version,
            errors.Rows,
            [.. errors.States.Select(StateEvaluation.Of)],
            errors.Disagreements.ToArray().All(double.IsFinite) ? DisagreementThreshold.Quantile(errors.Disagreements.Span) : null,
            KStepErrors.Of(robot, model, rows, steps));
    }
}
