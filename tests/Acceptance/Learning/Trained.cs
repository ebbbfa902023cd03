using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Reports;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>What a run from nothing came to.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Report">Its report.</param>
/// <param name="Model">Its last model file.</param>
public sealed record Trained(ulong Seed, RunReport Report, byte[] Model)
{
    /// <summary>Gets the raw return of each episode; not a number where there is none.</summary>
    public IReadOnlyList<double> Returns => [.. Report.Episodes.Select(episode => episode.Return ?? double.NaN)];

    /// <summary>Lets a robot learn from nothing, in lockstep.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="seed">Fixes everything random.</param>
    /// <param name="episodes">How many, the exploring ones included.</param>
    /// <param name="folder">The run's own folder.</param>
    /// <param name="threads">The threads of planning and fitting.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static Trained Run(LabRobot robot, ulong seed, int episodes, string folder, int threads, CancellationToken cancellation)
    {
        RunOptions options = new(
            robot.Description,
            robot.Folder,
            robot.Io,
            robot.IoFactory,
            "builtin",
            LabRobot.Adapters.RolloutEngines.Find("builtin"),
            "builtin",
            LabRobot.Adapters.EnsembleFitters.Find("builtin"),
            episodes,
            seed,
            Path.Combine(folder, $"{robot.Description.Type}-{robot.Io}-{seed}"),
            IsResumed: false,
            IsOracle: false,
            threads,
            "acceptance");
        using LearningRun run = new(options, new Unobserved());
        RunReport report = run.Run(cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new Trained(seed, report, run.Model.ToArray());
    }
}
