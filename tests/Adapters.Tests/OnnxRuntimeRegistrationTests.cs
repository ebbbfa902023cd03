using System.Collections.Generic;
using MbRlRobot.TestKit;

namespace MbRlRobot.Adapters.Tests;

[AdapterUnderTest(typeof(AppAdapters), "onnxruntime")]
public sealed class OnnxRuntimeRegistrationTests : PackageRegistrationContract
{
    protected override string Name => "onnxruntime";

    protected override IReadOnlyList<string> Packages => ["Microsoft.ML.OnnxRuntime"];
}
