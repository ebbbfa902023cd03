using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Numerics;
using MbRlRobot.Reports;

namespace MbRlRobot.Acceptance.Children;

/// <summary>Lets the cart-pole learn, and tells the vector width and digests of everything that the run wrote.</summary>
public static class BitsChild
{
    /// <summary>The command.</summary>
    public const string Word = "bits";

    /// <summary>The first word of the line that tells the vector width; every other line is a digest.</summary>
    public const string Width = "width";

    /// <summary>What a short run is called: 25 steps an episode, small plans, fits of two steps.</summary>
    public const string Tiny = "tiny";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Threads, episodes, and <see cref="Tiny"/> or nothing.</param>
    /// <param name="output">Receives a line for each digest.</param>
    /// <returns>0.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        int threads = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        int episodes = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var robot = LabRobot.Read("cartpole");
        using TemporaryFolder folder = new();
        LabRobot asked = arguments.Contains(Tiny) ? Small(robot) : robot;
        var run = Trained.Run(asked, seed: 7, episodes, folder.Path, threads, CancellationToken.None);
        output.WriteLine($"{Width} {LaneDispatch.Best}");
        foreach (string line in Digests(run, Directory.GetDirectories(folder.Path).Single()))
        {
            output.WriteLine(line);
        }

        return 0;
    }

    private static LabRobot Small(LabRobot robot) => robot with
    {
        Description = robot.Description with
        {
            Task = robot.Description.Task with { EpisodeSteps = 25 },
            Planner = robot.Description.Planner with { Horizon = 5, Population = 12, Elites = 4, Iterations = 2 },
            Training = robot.Description.Training with { Steps = 2, Batch = 8, RefitEverySteps = 0 },
        },
    };

    private static IEnumerable<string> Digests(Trained run, string path)
    {
        RunFolder folder = new(path);
        RunEpisode[] untimed = [.. run.Report.Episodes.Select(Untimed)];
        yield return $"report {Digest(RunReportJson.Write(run.Report with { Episodes = untimed }))}";
        yield return $"transitions {Digest(File.ReadAllBytes(folder.Transitions))}";
        yield return $"checkpoint {Digest(File.ReadAllBytes(folder.Checkpoint))}";
        yield return $"model {Digest(File.ReadAllBytes(folder.ModelFile))}";
    }

    private static RunEpisode Untimed(RunEpisode episode) =>
        episode with { PlanMsP50 = null, PlanMsP99 = null, FitSeconds = null };

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
