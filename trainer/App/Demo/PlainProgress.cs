using System;
using System.IO;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Ports;
using MbRlRobot.Reports;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>Tells how a run goes as lines of text, for logs and machines.</summary>
/// <param name="output">Takes a line for each episode.</param>
/// <param name="error">Takes warnings.</param>
internal sealed class PlainProgress(TextWriter output, TextWriter error) : IRunObserver
{
    /// <inheritdoc/>
    public void EpisodeStarted(int episode, bool isExploring)
    {
    }

    /// <inheritdoc/>
    public void StepTaken(in RunStep step)
    {
    }

    /// <inheritdoc/>
    public void FitProgressed(FitProgress progress)
    {
    }

    /// <inheritdoc/>
    public void FitEnded(FitResult result, ulong version)
    {
    }

    /// <inheritdoc/>
    public void EpisodeEnded(RunEpisode episode) => output.WriteLine(FormattableString.Invariant(
        $"episode {episode.Episode + 1,2} {(episode.Exploring ? "explored" : "planned "),-8} {episode.Steps,4} steps  return {episode.Return,8:f2}  plan p50 {episode.PlanMsP50,6:f2} p99 {episode.PlanMsP99,6:f2} ms  fit {episode.FitSeconds,5:f2} s  holdout NLL {episode.HoldoutNll,7:f2}"));

    /// <inheritdoc/>
    public void Warned(string message) => error.WriteLine(message);
}
