using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Publishing;

/// <summary>The card of a model: what people should know before they let it drive a robot. Markdown.</summary>
public static class ModelCard
{
    /// <summary>Writes a card.</summary>
    /// <param name="release">The model.</param>
    /// <returns>The text.</returns>
    public static string Write(ModelRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        StringBuilder text = new();
        Line(text, $"# Dynamics of {release.Robot.Type}, version {release.Model.Version}");
        Line(text, $"");
        Line(text, $"{release.Robot.Description}");
        Line(text, $"");
        WriteFacts(text, release);
        WriteErrors(text, release);
        WriteData(text, release);
        WriteLimits(text, release);
        return text.ToString();
    }

    private static void WriteFacts(StringBuilder text, ModelRelease release)
    {
        EnsembleArchitecture shape = release.Model.Members.Architecture;
        string origin = release.ParentVersion == 0
            ? "none"
            : release.ParentVersion.ToString(CultureInfo.InvariantCulture);
        string variance = shape.Deterministic
            ? "that of the holdout residuals, the same everywhere"
            : "predicted, one for each state";
        Line(text, $"| | |");
        Line(text, $"|---|---|");
        Line(text, $"| made | {release.CreatedUtc:yyyy-MM-dd HH:mm} UTC; {release.Origin} |");
        Line(text, $"| predicts | the next state after {release.Robot.ControlPeriod} s |");
        Line(text, $"| networks | {shape.Members} of {string.Join(" x ", shape.Hidden)} units, {shape.Activation} |");
        Line(text, $"| variance | {variance} |");
        Line(text, $"| fitted from version | {origin} |");
        Line(text, $"| schema | `{release.Model.SchemaHash}` |");
        Line(text, $"");
    }

    private static void WriteErrors(StringBuilder text, ModelRelease release)
    {
        ModelMetrics metrics = release.Metrics;
        Line(text, $"## How well it predicts");
        Line(text, $"");
        if (metrics.HoldoutRmse is null)
        {
            Line(text, $"No rows were held out: nobody knows.");
            return;
        }

        Line(text, $"On {metrics.HoldoutRows} transitions that the fit did not see.");
        Line(text, $"Negative log-likelihood: {metrics.HoldoutNll:G4} nats a row.");
        Line(text, $"");
        Line(text, $"| state | error of one step (RMS) | unit |");
        Line(text, $"|---|---:|---|");
        foreach ((StateDescription state, double error) in release.Robot.State.Zip(metrics.HoldoutRmse))
        {
            string shown = state.Role.IsLearned ? error.ToString("G3", CultureInfo.InvariantCulture) : "exact";
            Line(text, $"| {state.Name} | {shown} | {state.Unit} |");
        }
    }

    private static void WriteData(StringBuilder text, ModelRelease release)
    {
        Line(text, $"");
        Line(text, $"## Data");
        Line(text, $"");
        double minutes = release.Metrics.Rows * release.Robot.ControlPeriod / 60;
        Line(text, $"{release.Metrics.Rows} transitions, {minutes:F1} minutes of motion.");
        Line(text, $"");
        foreach (HighWaterMark mark in release.TrainedOn)
        {
            Line(text, $"- {mark.RobotId}, epoch {mark.Epoch:x16}, up to transition {mark.Sequence}");
        }
    }

    private static void WriteLimits(StringBuilder text, ModelRelease release)
    {
        Line(text, $"");
        Line(text, $"## Limits");
        Line(text, $"");
        Line(
            text, $"It knows what the data show and guesses elsewhere: the robot stops to trust it where its networks");
        Line(text, $"disagree by more than {release.DisagreementThreshold:G3} standard deviations of a step's change.");
        Line(text, $"What the data cover, as mean and standard deviation:");
        Line(text, $"");
        foreach ((string name, string unit, float mean, float scale) in Covered(release))
        {
            Line(text, $"- {name}: {mean:G3} +- {scale:G3} {unit}");
        }
    }

    private static IEnumerable<(string Name, string Unit, float Mean, float Scale)> Covered(ModelRelease release)
    {
        Normalizer normalizer = release.Model.Members.Normalizer;
        return DynamicsLayout.Of(release.Robot).Inputs
            .Select((input, index) => (input, index))
            .Where(each => each.input.Kind is ModelInputKind.State or ModelInputKind.Action)
            .Select(each =>
            {
                (string name, string unit) = Name(release.Robot, each.input);
                return (name, unit, normalizer.InputMean[each.index], normalizer.InputScale[each.index]);
            });
    }

    private static (string Name, string Unit) Name(RobotDescription robot, ModelInput input) =>
        input.Kind == ModelInputKind.Action
        ? (robot.Action[input.Index].Name, robot.Action[input.Index].Unit)
        : (robot.State[input.Index].Name, robot.State[input.Index].Unit);

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
