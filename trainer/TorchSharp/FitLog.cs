using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using TorchSharp;
using TorchSharp.Modules;

namespace MbRlRobot.TorchSharp;

/// <summary>The curves of one fit as TensorBoard reads them: a folder of its own, so that refits lie side by side.</summary>
internal sealed class FitLog
{
    private const int ScoreEverySteps = 100;
    private readonly SummaryWriter _writer;
    private readonly PreparedFit _fit;
    private readonly TrainingDescription _training;
    private readonly string[] _states;

    /// <summary>Begins the folder <c>fit-N</c>, N being the first number that is free.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="fit">Scores weights.</param>
    /// <param name="robot">Names the states.</param>
    internal FitLog(string folder, PreparedFit fit, RobotDescription robot)
    {
        (_fit, _training) = (fit, robot.Training);
        _states = [.. robot.State.Where(state => state.Role.IsLearned).Select(state => state.Name)];
        string own = Enumerable.Range(1, int.MaxValue)
            .Select(number => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"fit-{number:D4}")))
            .First(path => !Path.Exists(path));
        _writer = torch.utils.tensorboard.SummaryWriter(own);
    }

    /// <summary>Writes how far a fit is: losses and rate always, scores on the holdout every 100 steps and after the last one.</summary>
    /// <param name="step">The steps done.</param>
    /// <param name="losses">Each member's loss: [E].</param>
    /// <param name="network">The weights.</param>
    internal void Write(int step, IReadOnlyList<double> losses, EnsembleNetwork network)
    {
        Add("learning_rate", _training.LearningRate, step);
        Add("loss/mean", losses.Average(), step);
        for (int member = 0; member < losses.Count; member++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"loss/member_{member}"), losses[member], step);
        }

        if (step % ScoreEverySteps == 0 || step == _training.Steps)
        {
            WriteScores(_fit.Finish(network.Read(), 0), step);
        }
    }

    private void WriteScores(FitResult scores, int step)
    {
        for (int state = 0; state < scores.HoldoutNll.Count; state++)
        {
            Add($"holdout_nll/{_states[state]}", scores.HoldoutNll[state], step);
            Add($"holdout_nll_median/{_states[state]}", scores.HoldoutNllMedian[state], step);
            Add($"holdout_rmse/{_states[state]}", scores.HoldoutRmse[state], step);
        }
    }

    private void Add(string tag, double value, int step) => _writer.add_scalar(tag, (float)value, step);
}
