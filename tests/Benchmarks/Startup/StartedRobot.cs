using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>The memory of a robot's two processes while it moves in real time, MB (10^6 bytes), resident.</summary>
/// <param name="RunSettled">Of <c>run</c>, when it had settled.</param>
/// <param name="RunPeak">Of <c>run</c>, the most at once.</param>
/// <param name="LinkSettled">Of <c>link</c>, when it had settled; NaN without a broker.</param>
/// <param name="LinkPeak">Of <c>link</c>, the most at once; NaN without a broker.</param>
internal readonly record struct StartedRobot(double RunSettled, double RunPeak, double LinkSettled, double LinkPeak)
{
    private const string Robot = "cartpole";

    /// <summary>More than an episode of the cart-pole, which is 8 s.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>The arguments of a <c>run</c> of the simulated cart-pole with the model that is shipped.</summary>
    /// <param name="program">The program.</param>
    /// <param name="files">The robot's files.</param>
    public static string[] Run(PublishedProgram program, StartedFiles files) =>
    [
        "run", "--robot", Robot, "--id", files.RobotId, "--model", program.Model(Robot, "1"), "--seed", "1", "--headless",
    ];

    /// <summary>Starts a robot and looks at it when it has settled.</summary>
    /// <param name="program">The program.</param>
    /// <param name="broker">The broker's address; null for no link.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The memory.</returns>
    /// <exception cref="IOException">A process failed.</exception>
    public static async Task<StartedRobot> LookAsync(PublishedProgram program, string? broker, CancellationToken cancellation)
    {
        using StartedFiles files = new();
        using StartedProgram run = new(program, cancellation, [.. Run(program, files), "--no-link", "--episodes", "1000"]);
        using StartedProgram? link = broker is null ? null : new(
            program, cancellation, "link", "--robot", Robot, "--id", files.RobotId, "--broker", broker, "--data", files.Data);
        await Task.Delay(Settling, cancellation);
        run.ThrowIfEnded();
        link?.ThrowIfEnded();
        return new StartedRobot(run.Megabytes, run.PeakMegabytes, link?.Megabytes ?? double.NaN, link?.PeakMegabytes ?? double.NaN);
    }
}
