using System;

namespace MbRlRobot.Installation;

/// <summary>Builds a new model into the engine that is to run it; slow, off the loop.</summary>
/// <param name="onnx">The model file, whose structure and weights were found sound.</param>
/// <returns>The candidate. Whatever this throws refuses the model, and nothing else.</returns>
public delegate CandidateEngine CandidateEngineFactory(ReadOnlyMemory<byte> onnx);
