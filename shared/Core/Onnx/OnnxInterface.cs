using MbRlRobot.Dynamics;

namespace MbRlRobot.Onnx;

/// <summary>What must be known of a model file by whoever has another runtime compute its graph.</summary>
/// <param name="Architecture">
/// Members, inputs and outputs; hidden layers as the metadata has them, whatever the graph is.
/// </param>
/// <param name="ChangeScale">
/// The standard deviation of each learned state's change beyond the kinematic prior, in its unit: [learned states].
/// </param>
public sealed record OnnxInterface(EnsembleArchitecture Architecture, float[] ChangeScale);
