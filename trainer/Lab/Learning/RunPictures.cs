using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.Storage;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>The pictures of a run: how it learned, its last episode, how far its model's error bars can be trusted.</summary>
/// <param name="robot">The robot.</param>
/// <param name="folder">The run's folder: receives the pictures.</param>
public sealed class RunPictures(RobotDescription robot, RunFolder folder)
{
    /// <summary>Name of the picture of the returns.</summary>
    public const string LearningCurve = "learning-curve";

    /// <summary>Name of the picture of the last episode.</summary>
    public const string LastEpisode = "last-episode";

    /// <summary>Name of the picture of the calibration.</summary>
    public const string Calibration = "calibration";

    /// <summary>Draws the returns.</summary>
    /// <param name="report">The run.</param>
    /// <returns>The file written.</returns>
    public string DrawLearningCurve(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        IEnumerable<LearningCurveEpisode> episodes = report.Episodes
            .Select(episode => new LearningCurveEpisode(episode.Return ?? double.NaN, episode.Exploring));
        string learner = report.Oracle
            ? "planned with the true dynamics"
            : $"fitter {report.Fitter}, engine {report.Engine}";
        return Write(LearningCurve, LearningCurvePicture.Draw(new LearningCurve(
            $"{report.Robot}: return per episode",
            [new LearningCurveRun($"seed {report.Seed}", [.. episodes])],
            $"{report.Io}, seed {report.Seed}, {learner}",
            robot.Task.Score?.Oracle,
            SolvedScore.Return(robot.Task.Score))));
    }

    /// <summary>Draws an episode, with what a model predicted for it.</summary>
    /// <param name="episode">Its rows, at least one.</param>
    /// <param name="model">A model that has not seen them; null for none.</param>
    /// <returns>The file written.</returns>
    public string DrawEpisode(IReadOnlyList<Transition> episode, EnsembleModel? model)
    {
        ArgumentNullException.ThrowIfNull(episode);
        EpisodePrediction[] predictions = model is null ? [] : EpisodeForecasts.Of(robot, model, episode);
        string title = $"{robot.Type}: episode {episode[0].Episode + 1}";
        string subtitle = model is null
            ? "no model had been learned yet"
            : $"model {model.Version}, fitted before it, is told the state every {EpisodeForecasts.Steps} steps, and the actions";
        return Write(LastEpisode, EpisodePicture.Draw(EpisodeLogs.Of(robot, episode, title, predictions, subtitle)));
    }

    /// <summary>Draws how a model's predicted standard deviations compare to its errors, one step ahead.</summary>
    /// <param name="rows">The rows; those that a fit leaves out are left out.</param>
    /// <param name="model">A model that has not seen them.</param>
    /// <returns>The file written; null where no row is left.</returns>
    public string? DrawCalibration(IReadOnlyList<Transition> rows, EnsembleModel model)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(model);
        TransitionTable table = new(RobotSchema.Of(robot));
        foreach (Transition row in rows.Where(row => row.IsUsableForFit(robot.ControlPeriod)))
        {
            table.Append(row);
        }

        if (table.Count == 0)
        {
            return null;
        }

        StateCalibration[] states = [.. OneStepErrors.Of(robot, model, table).States.Select(Calibrated)];
        return Write(Calibration, CalibrationPicture.Draw(
            $"{robot.Type}: are the predicted errors true?",
            states,
            $"model {model.Version}, one step ahead, on {table.Count} steps that it had not seen"));
    }

    private static StateCalibration Calibrated(StateErrors state) => new(
        state.Name,
        PredictionCalibration.Coverage(state.Standardized.Span),
        PredictionCalibration.Histogram(state.Standardized.Span));

    private string Write(string name, string svg)
    {
        string file = folder.Picture(name);
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(svg));
        return file;
    }
}
