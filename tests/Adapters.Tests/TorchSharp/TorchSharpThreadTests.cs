using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>
/// libtorch splits only what is large, and what it then adds up in another order shows in the last bits: the sum over a batch of more than
/// 32768 numbers, where it has one result. The contract's batches are too small to tell.
/// </summary>
[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
[Collection(TorchSharpFitters.Name)]
public sealed class TorchSharpThreadTests
{
    private const int Batch = 40_000;
    private static readonly FitRequest Request = MakeRequest();

    [AdapterFact]
    public void Large_batches_end_in_the_same_bits_on_any_number_and_on_whatever_thread()
    {
        float[] expected = Weights(threads: 1);
        Assert.Equal(expected, Weights(threads: 8));
        float[] elsewhere = [];
        Thread other = new(() => elsewhere = Weights(threads: 2));
        other.Start();
        other.Join();
        Assert.Equal(expected, elsewhere);
    }

    private static float[] Weights(int threads)
    {
        using IEnsembleFitter fitter = TorchSharpFitters.Create(("device", "cpu"));
        EnsembleCheckpoint fitted = fitter.Fit(Request with { Threads = threads }, null, CancellationToken.None).Checkpoint;
        return [.. fitted.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases))];
    }

    private static FitRequest MakeRequest()
    {
        RobotDescription robot = NoisySystem.Robot() with
        {
            Model = new ModelDescription(Members: 1, Active: 1, Hidden: [1], Deterministic: true),
            Training = new TrainingDescription(Steps: 5, Batch: Batch),
        };
        return NoisySystem.Request(robot, 5 * Batch / 2);
    }
}
