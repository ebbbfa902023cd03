using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MbRlRobot.Onnx;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Onnx;

public sealed class OnnxInterfaceReaderTests
{
    private static readonly TensorProto Elsewhere = new() { Name = "big", DataLocation = 1 };

    private static readonly Dictionary<string, (string Says, Action<ModelProto> Change)> Faults = new()
    {
        ["no graph"] = ("has no graph", file => file.Graph = null),
        ["no metadata"] = ("lacks mbrl.format", file => file.MetadataProps.Clear()),
        ["an input too many"] = ("has an input 'goal'", file => file.Graph.Input.Add(new ValueInfoProto { Name = "goal" })),
        ["an input renamed"] = ("has an input 'x'", file => file.Graph.Input[0].Name = "x"),
        ["an output missing"] = ("has no output 'log_var' [2,B,5]", file => file.Graph.Output.RemoveAt(1)),
        ["whole numbers"] = ("'state' is no tensor of float32", file => file.Graph.Input[0].Type.TensorType.ElemType = 7),
        ["other members"] = ("'state' has shape [3,B,5]; allowed: [2,B,5]", file => Dim(file.Graph.Input[0], 0).DimValue = 3),
        ["other columns"] = ("'action' has shape [2,B,2]", file => Dim(file.Graph.Input[1], 2).DimValue = 2),
        ["rows fixed"] = ("'state' has shape [2,8,5]", file => Dim(file.Graph.Input[0], 1).DimValue = 8),
        ["fewer dimensions"] = ("'next_mean' has shape [2,B]", file => Shape(file.Graph.Output[0]).Dim.RemoveAt(2)),
        ["no shape of an input"] = ("'action' has no shape", file => file.Graph.Input[1].Type.TensorType.Shape = null),
        ["another domain"] = ("'com.microsoft', not of ONNX's own", file => file.Graph.Node[3].Domain = "com.microsoft"),
        ["external weights"] = ("'layer0.bias' are in another file", file => Tensor(file, "layer0.bias").DataLocation = 1),
        ["external constant"] = ("tensor 'big' are in another file", file => file.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "value", T = Elsewhere })),
        ["a graph inside"] = ("has graphs", file => file.Graph.Node[0].Attribute.Add(new AttributeProto { G = ByteString.Empty })),
        ["graphs inside"] = ("has graphs", file => file.Graph.Node[0].Attribute.Add(new AttributeProto { Graphs = { ByteString.Empty } })),
        ["tensors inside"] = ("has graphs, lists", file => file.Graph.Node[0].Attribute.Add(new AttributeProto { Tensors = { ByteString.Empty } })),
        ["a sparse constant"] = ("sparse", file => file.Graph.Node[0].Attribute.Add(new AttributeProto { SparseTensor = ByteString.Empty })),
        ["a sparse initializer"] = ("sparse tensors", file => file.Graph.SparseInitializer.Add(ByteString.Empty)),
        ["a function"] = ("has functions", file => file.Functions.Add(ByteString.Empty)),
        ["a training graph"] = ("training graphs", file => file.TrainingInfo.Add(ByteString.Empty)),
        ["no scale"] = ("neither an initializer 'target_scale' nor metadata mbrl.changeScale", file => file.Graph.Initializer.Remove(Tensor(file, "target_scale"))),
        ["a scale too few"] = ("has 3 numbers; allowed: 4", file => Say(file, "1 2 3")),
        ["a scale of zero"] = ("has 0 at index 1; allowed: finite numbers above 0", file => Say(file, "1 0 3 4")),
        ["a scale that is no number"] = ("has NaN at index 3", file => Say(file, "1 2 3 x")),
        ["our graph with a weight that is no number"] = ("'layer1.bias' has NaN at index 0", file =>
            Tensor(file, "layer1.bias").RawData = ByteString.CopyFrom([.. Enumerable.Repeat(BitConverter.GetBytes(float.NaN), 6).SelectMany(each => each)])),
    };

    private static readonly Dictionary<string, Action<ModelProto>> Freedoms = new()
    {
        ["none"] = _ => { },
        ["another operator"] = file => file.Graph.Node[2].OpType = "Gelu",
        ["a node more"] = file => file.Graph.Node.Add(new NodeProto { OpType = "Identity", Name = "more", Domain = "ai.onnx" }),
        ["another opset"] = file => file.OpsetImport[0].Version = 21,
        ["another ir_version"] = file => file.IrVersion = 10,
        ["another producer"] = file => file.ProducerName = "pytorch",
        ["a constant inside"] = file => file.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "value", T = new TensorProto() }),
        ["rows of another name"] = file => Dim(file.Graph.Input[0], 1).DimParam = "batch",
        ["outputs without shapes"] = file => file.Graph.Output[0].Type.TensorType.Shape = null,
        ["inputs in another order"] = file => (file.Graph.Input[0], file.Graph.Input[1]) = (file.Graph.Input[1], file.Graph.Input[0]),
        ["an initializer among the inputs"] = file => file.Graph.Input.Add(new ValueInfoProto { Name = "input_mean" }),
        ["an output more"] = file => file.Graph.Output.Add(new ValueInfoProto { Name = "hidden" }),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    public static TheoryData<string> FreedomNames => [.. Freedoms.Keys];

    [Theory]
    [MemberData(nameof(FreedomNames))]
    public void Takes_a_graph_of_any_make(string name)
    {
        OnnxInterface model = Read(SampleFile.With(Freedoms[name]));
        Assert.Equal((2, 4), (model.Architecture.Members, model.Architecture.OutputDimension));
        Assert.Equal(OnnxModelReader.Read(SampleFile.Bytes, "it").Ensemble.Members.Normalizer.TargetScale, model.ChangeScale);
    }

    [Fact]
    public void Takes_the_scale_that_the_metadata_names() => Assert.Equal(
        [0.5f, 1e-3f, 2, 3],
        Read(SampleFile.With(file => Say(file, "0.5 1e-3 2 3"))).ChangeScale);

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void Names_what_is_wrong(string name)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(SampleFile.With(Faults[name].Change)));
        Assert.StartsWith(SampleFile.Name + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(Faults[name].Says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.type", "\"other\"", "of type 'sample'; this one is a 'other'")]
    [InlineData("$.state[1].unit", "\"deg\"", "First difference: 'state theta rad Angle")]
    [InlineData("$.state[2].input", "false", "The model sees other states than this robot.json names")]
    public void Refuses_a_robot_that_it_was_not_fitted_for(string path, string json, string says)
    {
        (string, string?)[] edits = path == "$.state[2].input" ? [(path, json)] : [("$.state[0].input", "false"), (path, json)];
        RobotDescription robot = SampleRobot.Read(edits);
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => OnnxInterfaceReader.Read(SampleFile.Bytes, SampleFile.Name, robot));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_bytes_that_are_no_file_whatever_they_are()
    {
        for (int length = 0; length < SampleFile.Bytes.Length; length += 97)
        {
            Assert.Throws<InvalidDataException>(() => Read(SampleFile.Bytes[..length]));
        }
    }

    private static OnnxInterface Read(byte[] bytes) => OnnxInterfaceReader.Read(bytes, SampleFile.Name, SampleFile.Robot);

    private static void Say(ModelProto file, string scale) =>
        file.MetadataProps.Add(new StringStringEntryProto { Key = OnnxNames.ChangeScale, Value = scale });

    private static TensorProto Tensor(ModelProto file, string name) =>
        file.Graph.Initializer.Single(tensor => tensor.Name == name);

    private static TensorShapeProto Shape(ValueInfoProto value) => value.Type.TensorType.Shape;

    private static TensorShapeProto.Types.Dimension Dim(ValueInfoProto value, int index) => Shape(value).Dim[index];
}
