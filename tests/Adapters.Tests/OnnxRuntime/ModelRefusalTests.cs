using System;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MbRlRobot.Onnx;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>Graphs of other makes run; what cannot run is refused with a reason, and the process lives.</summary>
[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class ModelRefusalTests
{
    private static readonly RobotDescription Robot = SampleRobot.Read(("$.model.hidden", "[8]"), ("$.planner.horizon", "7"));

    private static readonly byte[] Ours = OnnxModelWriter.Write(RandomEnsemble.Of(Robot, seed: 2), Robot);

    [AdapterFact]
    public void Runs_a_graph_that_the_built_in_engine_does_not_know()
    {
        byte[] foreign = With(file =>
        {
            file.Graph.Node.Single(node => node.Output[0] == OnnxNames.NextMean).Output[0] = "before";
            NodeProto node = new() { OpType = "Identity", Name = "extra" };
            node.Input.Add("before");
            node.Output.Add(OnnxNames.NextMean);
            file.Graph.Node.Add(node);
            file.ProducerName = "another program";
        });
        Assert.Throws<InvalidDataException>(() => OnnxRuntimeEngines.Create("builtin", Robot, foreign, 20, 1));
        Assert.Equal(Returns(Ours), Returns(foreign));
    }

    [AdapterFact]
    public void Refuses_bytes_that_are_no_model() => Refuses([1, 2, 3, 4], "the model: it is no ONNX file");

    [AdapterFact]
    public void Refuses_an_empty_file() => Refuses([], "it has 0 bytes");

    [AdapterFact]
    public void Refuses_a_file_cut_off() => Refuses(Ours[..(Ours.Length / 2)], "or was cut off");

    [AdapterFact]
    public void Refuses_an_operator_that_onnx_does_not_have() => Refuses(
        With(file => file.Graph.Node[^1].OpType = "Levitate"),
        "the model: ONNX Runtime 1.", "cannot run it", "Levitate", "Export it with mbrl-trainer");

    [AdapterFact]
    public void Refuses_an_operator_of_another_domain() =>
        Refuses(With(file => file.Graph.Node[^1].Domain = "com.microsoft"), "'com.microsoft', not of ONNX's own");

    [AdapterFact]
    public void Refuses_numbers_in_another_file()
    {
        Refuses(With(file => Move(Tensor(file, "layer0.weight"))), "'layer0.weight' are in another file; a model is one file");

        static void Move(TensorProto tensor)
        {
            tensor.DataLocation = 1;
            tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "/etc/passwd" });
        }
    }

    [AdapterFact]
    public void Refuses_an_input_of_another_width() => Refuses(
        With(file => file.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = 4), "'state' has shape [5,B,4]; allowed: [5,B,5]");

    [AdapterFact]
    public void Refuses_an_output_that_turns_out_to_be_of_another_width() => Refuses(
        With(file =>
        {
            file.Graph.Output[0].Type.TensorType.Shape = null;
            TensorProto columns = Tensor(file, "next_mean.columns");
            columns.Dims[0]--;
            columns.RawData = ByteString.CopyFrom(columns.RawData.Span[..^sizeof(long)]);
        }),
        "cannot run it");

    [AdapterFact]
    public void Refuses_an_opset_of_the_future() =>
        Refuses(With(file => file.OpsetImport[0].Version = 999), "cannot run it", "opset");

    [AdapterFact]
    public void Refuses_a_model_of_another_robot()
    {
        RobotDescription other = SampleRobot.Read(("$.type", "\"other\""));
        Exception error = Assert.Throws<InvalidDataException>(() => OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, other, Ours, 1, 1));
        Assert.Contains("of type 'sample'; this one is a 'other'", error.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public void Refuses_members_that_particles_cannot_be_shared_among()
    {
        RobotDescription odd = Robot with { Planner = Robot.Planner with { Particles = 7 } };
        Exception error = Assert.Throws<ArgumentException>(() => OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, odd, Ours, 1, 1));
        Assert.Contains("no multiple of the model's 5 active members", error.Message, StringComparison.Ordinal);
    }

    private static void Refuses(byte[] file, params string[] says)
    {
        Exception error = Assert.Throws<InvalidDataException>(() => OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, Robot, file, 1, 1));
        Assert.All(says, part => Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase));
    }

    private static float[] Returns(byte[] file)
    {
        using IRolloutEngine engine = OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, Robot, file, 20, 1);
        return Rollouts.Evaluate(engine, Robot, 20).Returns;
    }

    private static byte[] With(Action<ModelProto> change)
    {
        ModelProto file = ModelProto.Parser.ParseFrom(Ours);
        change(file);
        return file.ToByteArray();
    }

    private static TensorProto Tensor(ModelProto file, string name) => file.Graph.Initializer.Single(tensor => tensor.Name == name);
}
