using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>A state over time: what happened, what was predicted for it, and its limits.</summary>
internal static class StatePanel
{
    private const double Height = 104;
    private const int Stds = 2;
    private const double Padding = 0.06;
    private static readonly Pen HappenedPen = new(Palette.Blue, 2.75);
    private static readonly Pen PredictedPen = new(Palette.Vermillion, 1.5, Dashed: true);
    private static readonly Pen StartPen = new(Palette.Ink);

    internal static Panel Of(EpisodeLog episode, int index)
    {
        EpisodeChannel state = episode.States[index];
        Trace happened = Happened(episode, index);
        Trace predicted = Predicted(episode, index, happened);
        AxisRange range = Range(happened.Extent, predicted.Extent, state.Limits);
        int[] starts = [.. episode.Predictions.Select(prediction => prediction.StartStep)];
        Series[] series =
        [
            predicted.Band($"predicted ± {Stds} std", PredictedPen),
            happened.Line("what happened", HappenedPen),
            predicted.Line("predicted mean", PredictedPen),
            new PointSeries(
                "known to the model",
                StartPen,
                [.. starts.Select(step => episode.Times[step])],
                [.. starts.Select(happened.Value)],
                radius: 2.25),
            .. LimitLines.Of(state),
        ];
        return new Panel(EpisodePicture.Time, new Axis(state.Name, state.Unit, range), series, Height: Height);
    }

    private static Trace Happened(EpisodeLog episode, int index)
    {
        var trace = new Trace(episode.States[index].IsAngle);
        for (int step = 0; step < episode.Times.Count; step++)
        {
            trace.Add(episode.Times[step], episode.StateRows[step][index]);
        }

        return trace;
    }

    /// <summary>The predictions one after the other, each from the state that it started at.</summary>
    private static Trace Predicted(EpisodeLog episode, int index, Trace happened)
    {
        var trace = new Trace(episode.States[index].IsAngle);
        foreach (EpisodePrediction prediction in episode.Predictions)
        {
            trace.Restart(episode.Times[prediction.StartStep], happened.Value(prediction.StartStep));
            int rows = Math.Min(prediction.Mean.Count, episode.Times.Count - 1 - prediction.StartStep);
            for (int row = 0; row < rows; row++)
            {
                double time = episode.Times[prediction.StartStep + 1 + row];
                trace.Add(time, prediction.Mean[row][index], Stds * prediction.Std[row][index]);
            }
        }

        return trace;
    }

    /// <summary>
    /// All of what happened; of a prediction that went astray, or of limits far away, no more than as much again.
    /// </summary>
    private static AxisRange Range(Extent happened, Extent predicted, AxisRange? limits)
    {
        AxisRange core = happened.With(happened.IsSome ? default : predicted).ToRange(0.5);
        IEnumerable<double> wishes = [predicted.Minimum, predicted.Maximum];
        Extent shown = happened;
        foreach (double wish in predicted.IsSome ? wishes : [])
        {
            shown = shown.With(Math.Clamp(wish, core.Minimum, core.Maximum));
        }

        foreach (double wish in limits is null ? [] : (double[])[limits.Minimum, limits.Maximum])
        {
            shown = wish >= core.Minimum && wish <= core.Maximum ? shown.With(wish) : shown;
        }

        return shown.ToRange(Padding);
    }
}
