using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
[Collection(TorchSharpFitters.Name)]
public sealed class TorchSharpFitterTests : EnsembleLearningContract
{
    protected override IEnsembleFitter Create() => TorchSharpFitters.Create(("device", "cpu"));
}
