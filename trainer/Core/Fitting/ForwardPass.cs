using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>From inputs to outputs, Y = f(b + X W). Rows are samples, lanes are features.</summary>
internal static class ForwardPass
{
    /// <summary>Runs all layers on a block; leaves their outputs, and the slopes of the activations, in the workspace.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="shape">The parameters' places.</param>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="work">Holds the inputs.</param>
    /// <param name="block">Which of them.</param>
    internal static void Run<T>(NetworkShape shape, AlignedFloats parameters, Workspace work, SampleBlock block)
        where T : struct, ILanes<T>
    {
        for (int index = 0; index < shape.Layers.Length; index++)
        {
            LayerShape layer = shape.Layers[index];
            ref float outputs = ref work.Outputs[index].First;
            MatrixView inputs = new(block.Count, layer.Inputs, layer.InputPitch, 1);
            MatrixProduct.MultiplyAdd<T>(
                ref work.InputsOf(index, block), inputs, ref parameters.At(layer.Weights), layer.Pitch,
                ref parameters.At(layer.Biases), 0, ref outputs, layer.Pitch, Bundles.Cover<T>(layer.Outputs));
            if (index < shape.Layers.Length - 1)
            {
                int count = block.Count * layer.Pitch;
                Activations.Apply<T>(shape.Architecture.Activation, ref outputs, ref work.Deltas[index].First, count);
            }
        }
    }
}
