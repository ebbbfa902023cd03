using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Onnx;

public sealed class OnnxModelReaderTests
{
    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["no graph"] = new(ModelRefusal.Structure, "has no graph", file => file.Graph = null),
        ["ir_version"] = new(ModelRefusal.Structure, "ir_version is 7; allowed: 8", file => file.IrVersion = 7),
        ["opset"] = new(
            ModelRefusal.Structure, "[ai.onnx 18]; allowed: ai.onnx 17",
            file => file.OpsetImport[0].Version = 18),
        ["second opset"] = new(
            ModelRefusal.Structure, "ai.onnx 17, x 1",
            file => file.OpsetImport.Add(new OperatorSetIdProto { Domain = "x", Version = 1 })),
        ["no metadata"] = new(ModelRefusal.Structure, "lacks mbrl.format", file => file.MetadataProps.Clear()),
        ["metadata twice"] = new(
            ModelRefusal.Structure, "'mbrl.type' twice",
            file => file.MetadataProps.Add(file.MetadataProps[1])),
        ["too much metadata"] = new(
            ModelRefusal.Structure, "longer than 262144 characters",
            file => file.MetadataProps.Add(new StringStringEntryProto { Key = "x", Value = new string('x', 300_000) })),
        ["node of another kind"] = new(
            ModelRefusal.Operators, "is Conv 'layer1.product' where MatMul 'layer1.product'",
            file => Node(file, "layer1.product").OpType = "Conv"),
        ["node of another domain"] = new(
            ModelRefusal.Operators, "is evil.Add 'layer1.sum' where Add",
            file => Node(file, "layer1.sum").Domain = "evil"),
        ["node with other inputs"] = new(
            ModelRefusal.Structure, "has other inputs, outputs or attributes",
            file => Node(file, "layer1.sum").Input[1] = "layer0.bias"),
        ["node with another axis"] = new(
            ModelRefusal.Structure, "Concat 'inputs'",
            file => Node(file, "inputs").Attribute[0].I = 1),
        ["node missing"] = new(
            ModelRefusal.Structure, "is missing where Gather 'log_var'",
            file => file.Graph.Node.RemoveAt(file.Graph.Node.Count - 1)),
        ["node too many"] = new(
            ModelRefusal.Structure, "is Sin 'more' where none",
            file => file.Graph.Node.Add(new NodeProto { OpType = "Sin", Name = "more" })),
        ["nodes swapped"] = new(
            ModelRefusal.Structure, "node 0 is",
            file => (file.Graph.Node[0], file.Graph.Node[1]) = (file.Graph.Node[1], file.Graph.Node[0])),
        ["input renamed"] = new(
            ModelRefusal.Structure, "input 0 is 'states'",
            file => file.Graph.Input[0].Name = "states"),
        ["output of another width"] = new(
            ModelRefusal.Structure, "output 1 is 'log_var'",
            file => file.Graph.Output[1].Type.TensorType.Shape.Dim[2].DimValue = 4),
        ["output missing"] = new(ModelRefusal.Structure, "output 1 is missing", file => file.Graph.Output.RemoveAt(1)),
        ["weights missing"] = new(
            ModelRefusal.Structure, "lacks the initializer 'layer1.weight'",
            file => file.Graph.Initializer.Remove(Tensor(file, "layer1.weight"))),
        ["weights too many"] = new(
            ModelRefusal.Structure, "'spare' is one that no such model has",
            file => file.Graph.Initializer.Add(new TensorProto { Name = "spare" })),
        ["weights twice"] = new(
            ModelRefusal.Structure, "two initializers 'layer1.weight'",
            file => file.Graph.Initializer.Add(Tensor(file, "layer1.weight"))),
        ["weights of another shape"] = new(
            ModelRefusal.Structure, "has shape [2,12,3]; expected [2,4,3]",
            file => Tensor(file, "layer1.weight").Dims[1] = 12),
        ["weights of another type"] = new(
            ModelRefusal.Structure, "has data type 11; expected 1, Float",
            file => Tensor(file, "layer1.weight").DataType = 11),
        ["weights too short"] = new(
            ModelRefusal.Structure, "has 1.5 numbers; its shape needs 6",
            file => Tensor(file, "input_mean").RawData = ByteString.CopyFrom(1, 2, 3, 4, 5, 6)),
        ["no weights at all"] = new(
            ModelRefusal.Structure, "has 0 numbers",
            file => Tensor(file, "input_mean").ClearRawData()),
        ["external data"] = new(
            ModelRefusal.ExternalData, "'layer0.bias' are in another file",
            file => Tensor(file, "layer0.bias").DataLocation = 1),
        ["a weight that is no number"] = new(
            ModelRefusal.Weights, "'layer1.bias' has NaN at index 2",
            file => Put(file, "layer1.bias", 2, float.NaN)),
        ["an infinite weight"] = new(
            ModelRefusal.Weights, "'max_log_var' has Infinity at index 0",
            file => Put(file, "max_log_var", 0, float.PositiveInfinity)),
        ["a scale of zero"] = new(
            ModelRefusal.Weights, "finite numbers above 0",
            file => Put(file, "input_scale", 1, 0)),
        ["a column of another state"] = new(
            ModelRefusal.Structure, "'learned.state.columns' has other numbers",
            file => Put(file, "learned.state.columns", 0, 2L)),
        ["another period"] = new(
            ModelRefusal.Structure, "'periods' has other numbers",
            file => Put(file, "periods", 0, 1f)),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Fact]
    public void Reads_the_undamaged_file() => Assert.NotNull(OnnxModelReader.Examine(SampleFile.With(_ => { })).Model);

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void Names_what_is_wrong(string name)
    {
        (ModelRefusal refusal, string says, Action<ModelProto> change) = Faults[name];
        OnnxReading reading = OnnxModelReader.Examine(SampleFile.With(change));
        Assert.Null(reading.Model);
        Assert.Contains(says, reading.Reason);
        Assert.Equal(refusal, reading.Refusal);
    }

    [Fact]
    public void Names_file_and_operator_of_a_foreign_model()
    {
        ModelProto foreign = new() { IrVersion = 9, Graph = new GraphProto() };
        foreign.OpsetImport.Add(new OperatorSetIdProto { Domain = string.Empty, Version = 13 });
        foreign.Graph.Node.Add(new NodeProto { OpType = "Relu", Name = "first" });
        foreign.Graph.Node.Add(new NodeProto { OpType = "Conv", Name = "second\u001b[31m" });
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => OnnxModelReader.Read(foreign.ToByteArray(), "resnet.onnx"));
        Assert.Equal(
            "resnet.onnx: its ir_version is 9; allowed: 8; node 1 is Conv 'second?[31m', an operator that no model of this product has.", error.Message);
    }

    [Fact]
    public void Reads_numbers_that_are_not_written_as_raw_bytes()
    {
        byte[] rewritten = SampleFile.With(file =>
        {
            foreach (TensorProto tensor in file.Graph.Initializer)
            {
                byte[] raw = tensor.RawData.ToByteArray();
                tensor.ClearRawData();
                if (tensor.DataType == 1)
                {
                    tensor.FloatData.Add(raw.Chunk(4).Select(bytes => BitConverter.ToSingle(bytes)));
                }
                else
                {
                    tensor.Int64Data.Add(raw.Chunk(8).Select(bytes => BitConverter.ToInt64(bytes)));
                }
            }
        });
        Assert.Equal(
            SampleFile.Bytes, OnnxModelWriter.Write(OnnxModelReader.Read(rewritten, SampleFile.Name).Ensemble, SampleFile.Robot));
    }

    [Theory]
    [InlineData("$.type", "\"other\"", "of type 'sample'; this one is a 'other'")]
    [InlineData("$.state[1].unit", "\"deg\"", "First difference: 'state theta rad Angle")]
    [InlineData("$.controlPeriod", "0.05", "use the robot.json that it was fitted with")]
    [InlineData("$.state[0].input", "true", "has 6 inputs and 4 outputs; this robot.json makes 7 and 4")]
    [InlineData("$.state[2].input", "false", "The model sees other states than this robot.json names")]
    public void Refuses_a_robot_that_it_was_not_fitted_for(string path, string json, string says)
    {
        (string, string?)[] edits = path == "$.state[2].input" ? [(path, json)] : [("$.state[0].input", "false"), (path, json)];
        RobotDescription robot = SampleRobot.Read(edits);
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => OnnxModelReader.Read(SampleFile.Bytes, SampleFile.Name, robot));
        Assert.StartsWith(SampleFile.Name + ": The model ", error.Message);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void Says_both_hashes_of_schemas_that_differ()
    {
        RobotDescription robot = SampleRobot.Read(("$.controlPeriod", "0.05"));
        string message = Assert.Throws<InvalidDataException>(
            () => OnnxModelReader.Read(SampleFile.Bytes, SampleFile.Name, robot)).Message;
        Assert.Contains(RobotSchema.Hash(robot), message);
        Assert.Contains(RobotSchema.Hash(SampleFile.Robot), message);
        Assert.Contains("'controlPeriod 0.04' in the model, 'controlPeriod 0.05' in robot.json", message);
    }

    private static NodeProto Node(ModelProto file, string name) => file.Graph.Node.Single(node => node.Name == name);

    private static TensorProto Tensor(ModelProto file, string name) =>
        file.Graph.Initializer.Single(tensor => tensor.Name == name);

    private static void Put(ModelProto file, string name, int index, float value) =>
        Put(file, name, index * sizeof(float), BitConverter.GetBytes(value));

    private static void Put(ModelProto file, string name, int index, long value) =>
        Put(file, name, index * sizeof(long), BitConverter.GetBytes(value));

    private static void Put(ModelProto file, string name, int start, byte[] value)
    {
        TensorProto tensor = Tensor(file, name);
        byte[] raw = tensor.RawData.ToByteArray();
        value.CopyTo(raw, start);
        tensor.RawData = ByteString.CopyFrom(raw);
    }

    private sealed record Fault(ModelRefusal Refusal, string Says, Action<ModelProto> Change);
}
