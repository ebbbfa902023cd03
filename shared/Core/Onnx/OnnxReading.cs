using MbRlRobot.Models;

namespace MbRlRobot.Onnx;

/// <summary>What came of reading a model file: the model, or the reason why there is none.</summary>
/// <param name="Model">The model; null when it was refused.</param>
/// <param name="Refusal">
/// Which check failed: structure, operators, external data or weights; <see cref="ModelRefusal.None"/> when there is a
/// model.
/// </param>
/// <param name="Reason">What is wrong, safe to print; empty when there is a model.</param>
public sealed record OnnxReading(OnnxModel? Model, ModelRefusal Refusal, string Reason);
