using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>
/// All of a fit but its steps, for whatever takes them: which rows count, who learns from them, their scales, the first weights and the
/// order of the batches. Fitters that share it differ in how they find a gradient, and in nothing else.
/// </summary>
public sealed class PreparedFit
{
    private const ulong WeightsPart = 0;
    private const ulong BatchesPart = 1;
    private readonly FitRequest _request;

    private PreparedFit(FitRequest request, NetworkShape shape, FitData data) => (_request, Shape, Data) = (request, shape, data);

    /// <summary>The networks, with all members.</summary>
    public EnsembleArchitecture Architecture => Shape.Architecture;

    /// <summary>The rows fitted on.</summary>
    public int Rows => Data.Kept.Count;

    internal NetworkShape Shape { get; }

    internal FitData Data { get; }

    /// <summary>Checks a request, sorts its rows and finds their scales.</summary>
    /// <param name="request">What to fit.</param>
    /// <param name="cancellation">Ends it before the rows are read.</param>
    /// <returns>The fit, ready for its first step.</returns>
    /// <exception cref="ArgumentException">
    /// The data are of another schema, too few rows can be fitted on, there are fewer than 1 threads, or the warm start is of another shape.
    /// </exception>
    public static PreparedFit Of(FitRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfUnfit(request);
        DynamicsLayout layout = DynamicsLayout.Of(request.Robot);
        NetworkShape shape = new(layout.Architecture(request.Robot.Model));
        if (request.WarmStart is not null)
        {
            WarmStart.ThrowIfUnfit(request.WarmStart, shape.Architecture);
        }

        cancellation.ThrowIfCancellationRequested();
        return new PreparedFit(request, shape, new FitData(request, layout));
    }

    /// <summary>The rows fitted on as the networks see them, normalised.</summary>
    /// <returns>Inputs, [rows, inputs], and targets, [rows, learned states], row-major.</returns>
    public (float[] Inputs, float[] Targets) Table()
    {
        int width = Architecture.InputDimension;
        float[] inputs = new float[checked(Rows * width)];
        float[] targets = new float[checked(Rows * Shape.Outputs)];
        for (int row = 0; row < Rows; row++)
        {
            Data.Kept.Read(row, inputs.AsSpan(row * width, width), targets.AsSpan(row * Shape.Outputs, Shape.Outputs));
        }

        return (inputs, targets);
    }

    /// <summary>The first weights: the warm start's, folded into the new scales, or new ones by the seed.</summary>
    /// <returns>All members, without holdout errors (NaN).</returns>
    public EnsembleCheckpoint Start()
    {
        AlignedFloats[] members = [.. Enumerable.Range(0, Architecture.Members).Select(StartOf)];
        return CheckpointPacking.Pack(Shape, Data.Normalizer, members, [.. members.Select(_ => float.NaN)]);
    }

    /// <summary>The rows of a member's batches, from its first one on; each call begins anew.</summary>
    /// <param name="member">The member, from 0.</param>
    /// <returns>Their order; it follows from the seed and from the ids of the rows.</returns>
    public BatchSampler Batches(int member)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)member, (uint)Architecture.Members);
        List<int> sample = Membership.Bootstrap(Data.Kept.Count, Data.Kept.Key, member);
        return new BatchSampler(sample, new Philox(Generator(member).Derive(BatchesPart)));
    }

    /// <summary>What the weights after the last step give: scores on the holdout, and counts.</summary>
    /// <param name="fitted">All members, under the scales of <see cref="Start"/>.</param>
    /// <param name="seconds">How long the fit took, s.</param>
    /// <returns>The result; its checkpoint is <paramref name="fitted"/> with the members' holdout errors.</returns>
    /// <exception cref="InvalidOperationException">A weight is not finite: <see cref="RunAway"/>.</exception>
    public FitResult Finish(EnsembleCheckpoint fitted, double seconds)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        AlignedFloats[] members =
            [.. Enumerable.Range(0, Architecture.Members).Select(member => CheckpointPacking.Unpack(Shape, fitted, member))];
        KernelFactory kernels = new(Shape, _request.Robot.Training);
        return Finish(members, LaneDispatch.Create<IMemberKernel, KernelFactory>(kernels, LaneDispatch.Best), seconds);
    }

    /// <summary>The error of a member whose loss or weights are no longer finite: such a fit gives no result.</summary>
    /// <param name="member">The member, from 0.</param>
    /// <returns>The exception to throw; it names the setting at fault.</returns>
    public InvalidOperationException RunAway(int member) => new(
        $"The weights of member {member} ran away within {_request.Robot.Training.Steps} steps; "
        + $"training.learningRate, {_request.Robot.Training.LearningRate:R}, is too high.");

    /// <summary>A member's first weights.</summary>
    internal AlignedFloats StartOf(int member)
    {
        AlignedFloats fresh = Initializer.New(Shape, new Philox(Generator(member).Derive(WeightsPart)));
        return _request.WarmStart is null ? fresh : WarmStart.Fold(Shape, _request.WarmStart, member, Data.Normalizer, fresh);
    }

    /// <summary>As the other one, of weights as <see cref="NetworkShape"/> lays them.</summary>
    internal FitResult Finish(AlignedFloats[] members, IMemberKernel kernel, double seconds)
    {
        int runaway = Array.FindIndex(members, member => !member.Span.ToArray().All(float.IsFinite));
        return runaway >= 0 ? throw RunAway(runaway) : FitScoring.Result(members, kernel, Shape, Data, seconds);
    }

    private Philox Generator(int member) => new(new Philox(_request.Seed).Derive((ulong)member));

    private static void ThrowIfUnfit(FitRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Threads, 1, nameof(request));
        string hash = RobotSchema.Hash(request.Robot);
        if (request.Data.Schema.Hash != hash)
        {
            throw new ArgumentException(
                $"The data have the schema {request.Data.Schema.Hash}; the robot '{request.Robot.Type}' has {hash}.", nameof(request));
        }
    }
}
