using System;
using MbRlRobot.Models;

namespace MbRlRobot.Onnx;

/// <summary>Leaves the reader from wherever it finds a reason to refuse a file.</summary>
/// <param name="refusal">Which of a robot's checks failed.</param>
/// <param name="message">What is wrong, without the file's name.</param>
internal sealed class OnnxRefusedException(ModelRefusal refusal, string message) : Exception(message)
{
    /// <summary>Which of a robot's checks failed.</summary>
    public ModelRefusal Refusal => refusal;

    /// <summary>The file is no model of ours.</summary>
    public static OnnxRefusedException Structure(string message) => new(ModelRefusal.Structure, message);
}
