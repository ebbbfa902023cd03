using System;
using System.IO;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class OptionTests
{
    private static readonly RobotDescription Robot = SampleRobot.Read(("$.model.hidden", "[8]"));

    private static readonly byte[] File = OnnxModelWriter.Write(RandomEnsemble.Of(Robot, seed: 2), Robot);

    [AdapterFact]
    public void Refuses_an_option_that_it_does_not_know() =>
        Refuses(("colour", "red"), "engine onnxruntime has no option 'colour'; it has library, provider");

    [AdapterFact]
    public void Names_the_providers_that_the_library_has() =>
        Refuses(("provider", "abacus"), "no provider 'abacus'", "cpu", "library=FILE");

    [AdapterFact]
    public void Takes_the_processor_by_name_in_any_case()
    {
        using IRolloutEngine engine = OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, Robot, File, 1, 1, ("provider", "CPU"));
        Assert.Equal(1, engine.MaximumCandidates);
    }

    [AdapterFact]
    public void Refuses_a_library_that_is_not_there() =>
        Refuses(("library", "/no/such/libonnxruntime.so"), "'/no/such/libonnxruntime.so'", "there is no such file");

    [AdapterFact]
    public void Refuses_another_library_than_the_one_that_the_process_uses()
    {
        OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, Robot, File, 1, 1).Dispose();
        string other = Path.GetTempFileName();
        Refuses(("library", other), $"'{other}'", "has used the package's own already", "start it anew");
        System.IO.File.Delete(other);
    }

    private static void Refuses((string, string) option, params string[] says)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, Robot, File, 1, 1, option));
        Assert.All(says, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
