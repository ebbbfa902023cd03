using System.Collections.Generic;
using MbRlRobot.TestKit;

namespace MbRlRobot.Adapters.Tests;

[AdapterUnderTest(typeof(AppAdapters), "torchsharp")]
public sealed class TorchSharpRegistrationTests : PackageRegistrationContract
{
    protected override string Name => "torchsharp";

    protected override IReadOnlyList<string> Packages => ["TorchSharp", "TorchSharp-cpu"];
}
