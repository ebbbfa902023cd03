using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Adapters;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>How long a model takes from a trainer to a robot's motors, and whether the robot's loop notices.</summary>
internal sealed class PushBenchmark : IBenchmark
{
    private const int UsualPushes = 5;

    private readonly Option<int?> _pushes = NumberOption.Create(
        "--pushes", $"How many models are pushed, one after the other's trial. [default: {UsualPushes}]", 1, 1000);

    private readonly Option<string?> _bus = new("--bus")
    {
        Description = "The message bus of trainer and robot; the preferred one that is there unless given.",
        HelpName = "NAME",
    };

    /// <inheritdoc/>
    public string Name => "push";

    /// <inheritdoc/>
    public string Measures => "How long a model of 3 MB takes to a robot that moves at 25 Hz, and what that costs the robot's loop.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_pushes, _bus];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        PushSettings settings = new(
            parsed.GetValue(_pushes) ?? UsualPushes,
            parsed.GetValue(_bus) ?? TrainerProgram.Adapters().MessageBuses.Default?.Name ?? MessageBuses.InProcess);
        findings.Set("pushes", settings.Pushes);
        findings.Set("message bus", settings.Bus);
        PushFindings.Tell(new PushRun(settings, progress).RunAsync(cancellation).GetAwaiter().GetResult(), findings);
    }
}
