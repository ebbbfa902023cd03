using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Robots;
using MbRlRobot.Storage;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Evaluate;

/// <summary>Draws how well a model predicts.</summary>
/// <param name="robot">The robot.</param>
/// <param name="model">Its model.</param>
/// <param name="folder">Takes the pictures; it is made where it is missing.</param>
internal sealed class EvaluationPictures(RobotDescription robot, EnsembleModel model, string folder)
{
    /// <summary>The picture of observed against predicted errors.</summary>
    public const string CalibrationName = "calibration.svg";

    /// <summary>The picture of the last episode with predictions.</summary>
    public const string EpisodeName = "last-episode.svg";

    /// <summary>Draws.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="rows">The rows, in their order, at least one.</param>
    /// <returns>The files that were written.</returns>
    public IReadOnlyList<string> Draw(ModelEvaluation evaluation, IReadOnlyList<Transition> rows)
    {
        IReadOnlyList<StateCalibration> states =
            [.. evaluation.States.Select(state => new StateCalibration(state.Name, state.Coverage, state.Errors))];
        string calibration = CalibrationPicture.Draw(
            $"{evaluation.Type}: are the predicted errors true?",
            states,
            $"model {evaluation.Version}, one step ahead, on {evaluation.Rows} rows");
        string episode = ForecastPicture.Draw(robot, model, LastEpisode(rows));
        Directory.CreateDirectory(folder);
        return [Write(CalibrationName, calibration), Write(EpisodeName, episode)];
    }

    private static List<Transition> LastEpisode(IReadOnlyList<Transition> rows)
    {
        Transition last = rows[^1];
        return [.. rows.Where(row => (row.Id.RobotId, row.Id.Epoch, row.Episode) == (last.Id.RobotId, last.Id.Epoch, last.Episode))];
    }

    private string Write(string name, string svg)
    {
        string file = Path.Combine(folder, name);
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(svg));
        return file;
    }
}
