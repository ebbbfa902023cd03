using MbRlRobot.Ports;
using MbRlRobot.Reports;

namespace MbRlRobot.Lab.Learning;

/// <summary>Nobody looks on.</summary>
public sealed class Unobserved : IRunObserver
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
    public void EpisodeEnded(RunEpisode episode)
    {
    }

    /// <inheritdoc/>
    public void Warned(string message)
    {
    }
}
