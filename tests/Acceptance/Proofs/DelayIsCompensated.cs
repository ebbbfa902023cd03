using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Following;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>
/// A plan that takes effect one or two control periods after the state that it was made from is as good as one that acts at once, where it
/// starts from the state predicted for then, and far from it where it does not. The shipped, learned cart-pole model, ten seeds.
/// </summary>
public sealed class DelayIsCompensated : IProof
{
    private const int Seeds = 10;
    private const ulong StartSeed = 30_000;
    private const double AtLeast = 0.95;
    private const double WithoutBelow = 0.6;

    /// <inheritdoc />
    public string Name => nameof(DelayIsCompensated);

    /// <inheritdoc />
    public string Shows => "plans that are one and two periods late keep 95 % of the cart-pole's return where the delay is predicted, and lose over 40 % where not";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        LabRobot robot = LabRobot.Read("cartpole");
        byte[] model = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "models", "cartpole", "1", "dynamics.onnx"));
        CourseStart[] starts = CourseStart.Draw(robot.Description, Seeds, StartSeed);
        double atOnce = Mean(new PlanTiming(0), "no delay");
        for (int delay = 1; delay <= 2; delay++)
        {
            double predicted = Mean(new PlanTiming(delay), $"delay {delay}, predicted") / atOnce;
            double naive = Mean(new PlanTiming(delay, IsCompensated: false), $"delay {delay}, not predicted") / atOnce;
            criteria.Check(FormattableString.Invariant($"delay {delay}: {predicted:p1} of the return without delay, at least {AtLeast:p0}"), predicted >= AtLeast);
            criteria.Check(FormattableString.Invariant($"delay {delay}, not predicted: {naive:p1}, below {WithoutBelow:p0}"), naive < WithoutBelow);
        }

        return Task.FromResult(criteria.Verdict($"{Seeds} seeds, shipped model"));

        double Mean(PlanTiming timing, string what)
        {
            IReadOnlyList<double> returns = Cores.ForEach(
                [.. Enumerable.Range(0, Seeds)],
                seed => new Course(robot, (ulong)seed + 1, cancellation) { Timing = timing }.Learned(model, [starts[seed]])[0].Return,
                cancellation);
            criteria.Tell($"{what}: {Spread.Of(returns)}");
            return returns.Average();
        }
    }
}
