namespace MbRlRobot.Dynamics;

/// <summary>One layer of every member.</summary>
/// <param name="Weights">The matrices: [E, inputs, outputs], row-major.</param>
/// <param name="Biases">The biases: [E, outputs].</param>
public sealed record LayerWeights(float[] Weights, float[] Biases);
