using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Evaluation;
using MbRlRobot.Lab.Pictures;
using MbRlRobot.Storage;

namespace MbRlRobot.TrainerApp.Evaluate;

/// <summary>Draws how well a model predicts.</summary>
internal static class EvaluationPictures
{
    /// <summary>The picture of observed against predicted errors.</summary>
    public const string CalibrationName = "calibration.svg";

    /// <summary>Draws.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="folder">Takes the picture; it is made where it is missing.</param>
    /// <returns>The file that was written.</returns>
    public static string Draw(ModelEvaluation evaluation, string folder)
    {
        IReadOnlyList<StateCalibration> states =
            [.. evaluation.States.Select(state => new StateCalibration(state.Name, state.Coverage, state.Errors))];
        string svg = CalibrationPicture.Draw(
            $"{evaluation.Type}: are the predicted errors true?",
            states,
            FormattableString.Invariant($"model {evaluation.Version}, one step ahead, on {evaluation.Rows} rows"));
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, CalibrationName);
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(svg));
        return file;
    }
}
