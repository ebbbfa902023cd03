using System;
using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>
/// One member's passes forwards and backwards. Rows are samples, lanes are features: forwards Y = b + X W, backwards
/// dX = dY W' and dW = X' dY. Each is a sum over rows that lie one below the other, so none crosses lanes.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="shape">The parameters' places.</param>
/// <param name="training">Rate, decay and beta.</param>
internal sealed class MemberKernel<T>(NetworkShape shape, TrainingDescription training) : IMemberKernel
    where T : struct, ILanes<T>
{
    public double Differentiate(AlignedFloats parameters, Workspace work, int rows)
    {
        Forward(parameters, work, rows);
        double loss = shape.IsGaussian
            ? work.Loss.Backward<T>(parameters, work, rows, (float)training.Beta)
            : SquaredLoss.Backward<T>(shape, work, rows);
        for (int layer = shape.Layers.Length - 1; layer >= 0; layer--)
        {
            ByParameters(layer, parameters, work, rows);
            if (layer > 0)
            {
                ByInputs(layer, parameters, work, rows);
            }
        }

        return loss;
    }

    public void Move(AlignedFloats parameters, Workspace work, Adam adam) =>
        adam.Step<T>(parameters, work.Gradient, training.LearningRate);

    public void Predict(AlignedFloats parameters, Workspace work, int rows, Span<float> means, Span<float> logVariances)
    {
        Forward(parameters, work, rows);
        int outputs = shape.Outputs;
        for (int row = 0; row < rows; row++)
        {
            work.Outputs[^1].Row(row, shape.Layers[^1].Pitch)[..outputs].CopyTo(means[(row * outputs)..]);
        }

        if (shape.IsGaussian)
        {
            work.Head.Bound<T>(parameters, work.Outputs[^1], rows);
            work.Head.LogVariances.Span[..(rows * outputs)].CopyTo(logVariances);
        }
    }

    private void Forward(AlignedFloats parameters, Workspace work, int rows)
    {
        for (int index = 0; index < shape.Layers.Length; index++)
        {
            LayerShape layer = shape.Layers[index];
            AlignedFloats outputs = work.Outputs[index];
            ReadOnlySpan<float> biases = parameters.Span.Slice(layer.Biases, layer.Pitch);
            for (int row = 0; row < rows; row++)
            {
                biases.CopyTo(outputs.Row(row, layer.Pitch));
            }

            MatrixView inputs = new(rows, layer.Inputs, layer.InputPitch, 1);
            MatrixProduct.MultiplyAdd<T>(
                ref work.InputsOf(index).First, inputs, ref parameters.At(layer.Weights), layer.Pitch,
                ref outputs.First, layer.Pitch, Whole(layer.Outputs));
            if (index < shape.Layers.Length - 1)
            {
                Activations.Apply<T>(shape.Architecture.Activation, ref outputs.First, ref work.Slopes[index].First, rows * layer.Pitch);
            }
        }
    }

    private void ByParameters(int index, AlignedFloats parameters, Workspace work, int rows)
    {
        LayerShape layer = shape.Layers[index];
        AlignedFloats deltas = work.Deltas[index];
        Decay(Decay(index), ref parameters.At(layer.Weights), ref work.Gradient.At(layer.Weights), layer.WeightLength);
        MatrixView inputs = new(layer.Inputs, rows, 1, layer.InputPitch);
        MatrixProduct.MultiplyAdd<T>(
            ref work.InputsOf(index).First, inputs, ref deltas.First, layer.Pitch,
            ref work.Gradient.At(layer.Weights), layer.Pitch, Whole(layer.Outputs));
        for (int column = 0; column < layer.Pitch; column += T.Count)
        {
            T sum = T.Broadcast(0f);
            for (int row = 0; row < rows; row++)
            {
                sum += T.Load(ref deltas.First, (row * layer.Pitch) + column);
            }

            sum.Store(ref work.Gradient.At(layer.Biases), column);
        }
    }

    private void ByInputs(int index, AlignedFloats parameters, Workspace work, int rows)
    {
        LayerShape layer = shape.Layers[index];
        AlignedFloats before = work.Deltas[index - 1];
        Transpose(layer, ref parameters.At(layer.Weights), ref work.Transposed[index].First);
        before.Span[..(rows * layer.InputPitch)].Clear();
        MatrixView deltas = new(rows, layer.Outputs, layer.Pitch, 1);
        MatrixProduct.MultiplyAdd<T>(
            ref work.Deltas[index].First, deltas, ref work.Transposed[index].First, layer.InputPitch,
            ref before.First, layer.InputPitch, Whole(layer.Inputs));
        ref float slopes = ref work.Slopes[index - 1].First;
        for (int at = 0; at < rows * layer.InputPitch; at += T.Count)
        {
            (T.Load(ref before.First, at) * T.Load(ref slopes, at)).Store(ref before.First, at);
        }
    }

    /// <summary>The gradient begins with that of the decay, 1/2 * decay * |W|^2.</summary>
    private static void Decay(double decay, ref float weights, ref float gradient, int count)
    {
        T factor = T.Broadcast((float)decay);
        for (int at = 0; at < count; at += T.Count)
        {
            (factor * T.Load(ref weights, at)).Store(ref gradient, at);
        }
    }

    /// <summary>The first, the output and the hidden layers have decays of their own.</summary>
    private double Decay(int layer) => layer == 0
        ? training.WeightDecay[0]
        : training.WeightDecay[layer == shape.Layers.Length - 1 ? 2 : 1];

    private static void Transpose(LayerShape layer, ref float weights, ref float transposed)
    {
        for (int input = 0; input < layer.Inputs; input++)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                Unsafe.Add(ref transposed, (output * layer.InputPitch) + input) =
                    Unsafe.Add(ref weights, (input * layer.Pitch) + output);
            }
        }
    }

    private static int Whole(int count) => (count + T.Count - 1) / T.Count * T.Count;
}
