using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
[Collection(TorchSharpFitters.Name)]
public sealed class TorchSharpOptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-torch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [AdapterFact]
    public void An_unknown_option_is_refused_with_those_that_there_are()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TorchSharpFitters.Create(("gpu", "0")));
        Assert.Contains("'gpu'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("device, tensorboard", refusal.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public void A_device_that_is_none_is_refused_with_what_is_allowed()
    {
        foreach (string device in new[] { "", "gpu", "CPU", "cuda:", "cuda:-1", "cuda:1x", "cuda: 0", "cuda:99", "cuda:99999999999", "cpu:0", "mps" })
        {
            ArgumentException refusal = Assert.Throws<ArgumentException>(() => TorchSharpFitters.Create(("device", device)));
            Assert.Contains($"option device is '{device}'; allowed: cpu", refusal.Message, StringComparison.Ordinal);
        }
    }

    [AdapterFact]
    public void Cuda_fits_or_the_refusal_says_what_it_takes()
    {
        try
        {
            using IEnsembleFitter fitter = TorchSharpFitters.Create(("device", "cuda"));
            Assert.Equal(1, Fit(fitter).Checkpoint.Architecture.OutputDimension);
        }
        catch (ArgumentException refusal)
        {
            Assert.Contains("'cuda'", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("TorchSharp-cuda-linux", refusal.Message, StringComparison.Ordinal);
        }
    }

    [AdapterFact]
    public void Without_the_option_no_event_file_is_written()
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = _folder;
        try
        {
            using IEnsembleFitter fitter = TorchSharpFitters.Create();
            _ = Fit(fitter);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [AdapterFact]
    public void Each_fit_writes_its_curves_into_a_folder_of_its_own()
    {
        string folder = Path.Combine(_folder, "curves", "new");
        using IEnsembleFitter fitter = TorchSharpFitters.Create(("device", "cpu"), ("tensorboard", folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        _ = Fit(fitter);
        _ = Fit(fitter);
        Assert.Equal(["fit-0001", "fit-0002"], Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string run in Directory.GetDirectories(folder))
        {
            string file = Assert.Single(Directory.GetFiles(run));
            List<(long Step, string Tag, float Value)> scalars = EventFile.Scalars(file);
            Assert.Equal([25, 50, 60], Steps(scalars, "loss/mean"));
            Assert.Equal([25, 50, 60], Steps(scalars, "loss/member_2"));
            Assert.Equal([60], Steps(scalars, "holdout_nll/y"));
            Assert.Equal([60], Steps(scalars, "holdout_rmse/y"));
            Assert.All(scalars, each => Assert.True(float.IsFinite(each.Value)));
            Assert.All(scalars.Where(each => each.Tag == "learning_rate"), each => Assert.Equal(0.001f, each.Value));
        }
    }

    [AdapterFact]
    public void Curves_change_nothing_of_the_fit()
    {
        using IEnsembleFitter with = TorchSharpFitters.Create(("device", "cpu"), ("tensorboard", _folder));
        using IEnsembleFitter without = TorchSharpFitters.Create(("device", "cpu"));
        Assert.Equal(Fit(without).Checkpoint.Layers[0].Weights, Fit(with).Checkpoint.Layers[0].Weights);
    }

    [AdapterFact]
    public void A_tensorboard_folder_that_cannot_be_is_refused_before_the_fit()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        IOException failure = Assert.ThrowsAny<IOException>(() => TorchSharpFitters.Create(("tensorboard", file)));
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TorchSharpFitters.Create(("tensorboard", " ")));
        Assert.Contains("a folder", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<long> Steps(List<(long Step, string Tag, float Value)> scalars, string tag) =>
        scalars.Where(each => each.Tag == tag).Select(each => each.Step);

    private static FitResult Fit(IEnsembleFitter fitter)
    {
        RobotDescription robot = NoisySystem.Robot(("$.training", """{ "steps": 60, "batch": 32 }"""));
        return fitter.Fit(NoisySystem.Request(robot, 500), null, CancellationToken.None);
    }
}
