using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Children;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The demo with its defaults, on two cores: time and memory.</summary>
public sealed class DemoIsCheap : IProof
{
    private const double AimSeconds = 30;
    private const double LimitSeconds = 150; // of a machine that is slow, or busy with something else
    private const double LimitMegabytes = 400;

    private static readonly Dictionary<string, string> TwoCores = new() { ["DOTNET_PROCESSOR_COUNT"] = "2" };

    /// <inheritdoc />
    public string Name => nameof(DemoIsCheap);

    /// <inheritdoc />
    public string Shows => "the demo with its defaults takes 30 s on two cores and less than 400 MB";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        using TemporaryFolder folder = new();
        string output = await ChildCommands.Start([DemoChild.Word, Path.Combine(folder.Path, "run")], TwoCores, cancellation);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] cost = lines[^1].Split(' ');
        double seconds = double.Parse(cost[0], CultureInfo.InvariantCulture);
        double megabytes = double.Parse(cost[1], CultureInfo.InvariantCulture) / 1e6;
        foreach (string line in lines[..^1])
        {
            criteria.Tell(line);
        }

        criteria.Check($"{seconds:f1} s, aim {AimSeconds}, limit {LimitSeconds}", seconds < LimitSeconds);
        criteria.Check($"{megabytes:f0} MB resident at most, limit {LimitMegabytes}", megabytes < LimitMegabytes);
        return criteria.Verdict($"{seconds:f1} s, {megabytes:f0} MB");
    }
}
