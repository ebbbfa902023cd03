using MbRlRobot.Ports;
using MbRlRobot.Reports;

namespace MbRlRobot.Lab.Learning;

/// <summary>Told how a run goes, on the run's own thread.</summary>
public interface IRunObserver
{
    /// <summary>An episode begins.</summary>
    /// <param name="episode">Which, from 0.</param>
    /// <param name="isExploring">Whether it explores.</param>
    void EpisodeStarted(int episode, bool isExploring);

    /// <summary>A control period has passed.</summary>
    /// <param name="step">What came of it.</param>
    void StepTaken(in RunStep step);

    /// <summary>A fit is under way.</summary>
    /// <param name="progress">How far it is.</param>
    void FitProgressed(FitProgress progress);

    /// <summary>A fit is done, and the new model in use.</summary>
    /// <param name="result">What it gave.</param>
    /// <param name="version">The model's version.</param>
    void FitEnded(FitResult result, ulong version);

    /// <summary>An episode has ended, and all of it is on disk.</summary>
    /// <param name="episode">Its line in the report.</param>
    void EpisodeEnded(RunEpisode episode);

    /// <summary>Something that people should know.</summary>
    /// <param name="message">One line.</param>
    void Warned(string message);
}
