using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using TorchSharp;
using static TorchSharp.torch;

namespace MbRlRobot.TorchSharp;

/// <summary>
/// Takes the steps of a fit, all members together, each on the batches that the built-in fitter gives it. What a step makes is gone
/// when it ends; numbers come back to the processor once for a slice of steps.
/// </summary>
internal sealed class TorchRun : IDisposable
{
    private const int SliceSteps = 25;
    private readonly PreparedFit _fit;
    private readonly TrainingDescription _training;
    private readonly Device _device;
    private readonly BatchSampler[] _samplers;
    private readonly Tensor _inputs;
    private readonly Tensor _targets;
    private readonly EnsembleNetwork _network;
    private readonly EnsembleLoss _loss;
    private readonly EnsembleOptimizer _optimizer;

    /// <summary>Puts rows and first weights on the device, into the dispose scope that is open.</summary>
    /// <param name="fit">Rows, weights and batches.</param>
    /// <param name="training">The schedule.</param>
    /// <param name="device">Where to compute.</param>
    internal TorchRun(PreparedFit fit, TrainingDescription training, Device device)
    {
        (_fit, _training, _device) = (fit, training, device);
        (float[] inputs, float[] targets) = fit.Table();
        _inputs = tensor(inputs, [fit.Rows, fit.Architecture.InputDimension], device: device);
        _targets = tensor(targets, [fit.Rows, fit.Architecture.OutputDimension], device: device);
        _samplers = [.. Enumerable.Range(0, fit.Architecture.Members).Select(fit.Batches)];
        _network = new EnsembleNetwork(fit.Start(), device);
        _loss = new EnsembleLoss(_network, training.Beta);
        _optimizer = new EnsembleOptimizer(_network, training);
    }

    /// <summary>Takes all steps.</summary>
    /// <param name="progress">Told after each slice; or null.</param>
    /// <param name="log">Takes the curves; or null.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>The weights after the last step.</returns>
    /// <exception cref="InvalidOperationException">The loss of a member is no longer finite.</exception>
    internal EnsembleCheckpoint Run(IProgress<FitProgress>? progress, FitLog? log, CancellationToken cancellation)
    {
        int steps = 0;
        double[] losses = [0];
        while (steps < _training.Steps)
        {
            int slice = Math.Min(SliceSteps, _training.Steps - steps);
            losses = Advance(slice, cancellation);
            steps += slice;
            progress?.Report(new FitProgress(steps, _training.Steps, losses.Average()));
            log?.Write(steps, losses, _network);
        }

        if (steps == 0)
        {
            progress?.Report(new FitProgress(0, 0, 0));
        }

        return _network.Read();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }

    /// <summary>Takes some steps.</summary>
    /// <returns>The mean loss of each member: [E].</returns>
    private double[] Advance(int steps, CancellationToken cancellation)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = tensor(Draw(steps), [steps, _samplers.Length * _training.Batch], device: _device);
        Tensor sums = zeros(_samplers.Length, device: _device);
        for (int step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(rows, step, sums);
        }

        double[] losses = [.. sums.cpu().data<float>().ToArray().Select(sum => (double)sum / steps)];
        int runaway = Array.FindIndex(losses, loss => !double.IsFinite(loss));
        return runaway >= 0 ? throw _fit.RunAway(runaway) : losses;
    }

    private void Step(Tensor rows, int step, Tensor sums)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor batch = rows.select(0, step);
        Tensor inputs = _inputs.index_select(0, batch).view(_samplers.Length, _training.Batch, _inputs.shape[1]);
        Tensor targets = _targets.index_select(0, batch).view(_samplers.Length, _training.Batch, _targets.shape[1]);
        (Tensor objective, Tensor losses) = _loss.Of(_network.Forward(inputs), targets);
        _optimizer.Descend(objective);
        _ = sums.add_(losses);
    }

    /// <summary>The rows of some steps: [steps, E, B].</summary>
    private long[] Draw(int steps)
    {
        int batch = _training.Batch;
        long[] rows = new long[steps * _samplers.Length * batch];
        for (int place = 0; place < rows.Length; place += batch)
        {
            _samplers[place / batch % _samplers.Length].Draw(rows.AsSpan(place, batch));
        }

        return rows;
    }
}
