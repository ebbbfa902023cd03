using System;
using System.IO;
using System.Threading;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>A start of <c>mbrl-controller run --lockstep</c>, told by the simulated robot's own journal.</summary>
/// <param name="Milliseconds">From the start of the process to the robot's first step, ms.</param>
/// <param name="CoreMilliseconds">What that cost, ms of one core.</param>
/// <param name="EpisodeMilliseconds">From the start of the process to its end, an episode later, ms.</param>
internal readonly record struct FirstAction(double Milliseconds, double CoreMilliseconds, double EpisodeMilliseconds)
{
    /// <summary>How a line of the journal begins that tells of a step.</summary>
    private const string Step = "\nS,";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    /// <summary>Starts it, and waits until it has ended by itself.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The times.</returns>
    /// <exception cref="IOException">It failed.</exception>
    public static FirstAction Of(PublishedProgram program, CancellationToken cancellation)
    {
        using StartedFiles files = new();
        using StartedProgram started = new(
            program,
            cancellation,
            [
                .. StartedRobot.Run(program, files), "--lockstep", "--episodes", "1", "--no-link", "--plant-journal", files.Journal,
            ]);
        while (!HasStep(files.Journal))
        {
            cancellation.ThrowIfCancellationRequested();
            started.ThrowIfEnded();
            Thread.Sleep(Look);
        }

        (double first, double cost) = (started.Milliseconds, started.CoreMilliseconds);
        started.WaitForEnd();
        cancellation.ThrowIfCancellationRequested();
        return new FirstAction(first, cost, started.Milliseconds);
    }

    /// <summary>Whether a journal tells of a step.</summary>
    /// <param name="journal">Its file, which is being written; there may be none yet.</param>
    public static bool HasStep(string journal)
    {
        if (!File.Exists(journal))
        {
            return false;
        }

        using StreamReader reader = new(new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Contains(Step, StringComparison.Ordinal);
    }
}
