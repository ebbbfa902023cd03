using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>Tensors live outside the garbage collector's sight: none may be left behind.</summary>
[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
[Collection(TorchSharpFitters.Name)]
public sealed class TorchSharpTensorTests
{
    /// <summary>
    /// Matrices and biases of three layers, and two bounds. TorchSharp goes on counting the tensor that a parameter was made of, although
    /// it is empty from then on.
    /// </summary>
    private const int Parameters = 8;

    [AdapterFact]
    public void No_more_tensors_live_after_1000_steps_than_after_25()
    {
        List<(int Step, long Tensors)> told = [];
        Fit(1000, new Listener(progress => told.Add((progress.Step, LiveTensors()))));
        Assert.Equal(Enumerable.Range(1, 40).Select(slice => 25 * slice), told.Select(each => each.Step));
        Assert.InRange(told[0].Tensors, 1, 200);
        Assert.All(told, each => Assert.Equal(told[0].Tensors, each.Tensors));
    }

    [AdapterFact]
    public void A_fit_leaves_no_tensor_however_it_ends()
    {
        Action[] fits =
        [
            () => Fit(1, null),
            () => Fit(30, null),
            () => Assert.Throws<NotSupportedException>(() => Fit(1000, new Listener(_ => throw new NotSupportedException("listener")))),
        ];
        foreach (Action fit in fits)
        {
            long before = LiveTensors();
            fit();
            Assert.InRange(LiveTensors() - before, 0, Parameters);
        }
    }

    [AdapterFact]
    public void A_listener_that_cancels_ends_the_fit_before_the_next_step()
    {
        using CancellationTokenSource source = new();
        int last = 0;
        Listener listener = new(progress =>
        {
            last = progress.Step;
            source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(1_000_000, listener, source.Token));
        Assert.Equal(25, last);
    }

    /// <summary>TorchSharp's own count; by reflection, as this project compiles without the package.</summary>
    private static long LiveTensors()
    {
        Assembly torch = Assembly.Load("TorchSharp");
        return (long)torch.GetType("TorchSharp.torch+Tensor")!.GetProperty("TotalCount")!.GetValue(null)!;
    }

    private static void Fit(int steps, IProgress<FitProgress>? progress, CancellationToken cancellation = default)
    {
        RobotDescription robot = NoisySystem.Robot();
        robot = robot with { Training = robot.Training with { Steps = steps } };
        using IEnsembleFitter fitter = TorchSharpFitters.Create(("device", "cpu"));
        _ = fitter.Fit(NoisySystem.Request(robot, 500), progress, cancellation);
    }

    private sealed class Listener(Action<FitProgress> told) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => told(value);
    }
}
