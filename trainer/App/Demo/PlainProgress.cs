using System.IO;
using System.Linq;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>Tells how a run goes as lines of text, for logs and machines.</summary>
/// <param name="robot">The robot.</param>
/// <param name="output">Takes a line for each episode.</param>
/// <param name="error">Takes warnings, the first of each kind.</param>
internal sealed class PlainProgress(RobotDescription robot, TextWriter output, TextWriter error) : IRunObserver
{
    private readonly EpisodeTable _table = new(robot);
    private readonly WarningTally _warnings = new();
    private bool _hasHeader;

    /// <inheritdoc/>
    public void EpisodeStarted(int episode, bool isExploring)
    {
        if (!_hasHeader)
        {
            output.WriteLine(_table.Header);
            _hasHeader = true;
        }
    }

    /// <inheritdoc/>
    public void StepTaken(in RunStep step)
    {
        if (step.NonFinite > 0)
        {
            Warned(NonFinitePlans.Describe(step));
        }
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
        output.WriteLine(_table.Row(episode));
        output.Flush();
    }

    /// <inheritdoc/>
    public void Warned(string message)
    {
        if (_warnings.Add(message))
        {
            error.WriteLine($"warning: {message}");
        }
    }

    /// <summary>Says how often there were more warnings of a kind.</summary>
    public void WriteRepeated()
    {
        foreach ((string latest, int count) in _warnings.Kinds.Where(kind => kind.Count > 1))
        {
            error.WriteLine($"warning: {WarningTally.Describe((latest, count))}");
        }
    }
}
