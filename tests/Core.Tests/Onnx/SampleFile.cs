using System;
using Google.Protobuf;
using MbRlRobot.Onnx;
using MbRlRobot.Onnx.Wire;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Tests.Onnx;

/// <summary>A small model file to damage.</summary>
internal static class SampleFile
{
    public const string Name = "sample/dynamics.onnx";

    public static RobotDescription Robot { get; } =
        SampleRobot.Read(
            ("$.model", """{ "members": 2, "active": 2, "hidden": [4, 3] }"""), ("$.state[0].input", "false"));

    public static byte[] Bytes { get; } = OnnxModelWriter.Write(RandomEnsemble.Of(Robot, seed: 2), Robot);

    /// <summary>The file, changed.</summary>
    public static byte[] With(Action<ModelProto> change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(Bytes);
        change(model);
        return model.ToByteArray();
    }
}
