using System;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>One member's steps and predictions, a block of samples at a time.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="shape">The parameters' places.</param>
/// <param name="training">Rate, decay and beta.</param>
internal sealed class MemberKernel<T>(NetworkShape shape, TrainingDescription training) : IMemberKernel
    where T : struct, ILanes<T>
{
    public double Differentiate(AlignedFloats parameters, Workspace work, int rows)
    {
        GradientStart.Lay<T>(shape, training, parameters, work);
        work.LossSums.Span.Clear();
        work.Loss.Begin(parameters, work);
        for (int first = 0; first < rows; first += SampleBlock.Most)
        {
            SampleBlock block = SampleBlock.At(first, rows);
            ForwardPass.Run<T>(shape, parameters, work, block);
            AddLoss(work, block);
            BackwardPass.Run<T>(shape, work, block);
        }

        double sum = shape.IsGaussian ? work.Loss.Sum : SquaredLoss.Total(0, work.LossSums.Span[..shape.Outputs]);
        return sum / ((double)rows * shape.Outputs);
    }

    public void Move(AlignedFloats parameters, Workspace work, Adam adam) =>
        adam.Step<T>(parameters, work.Gradient, training.LearningRate);

    public void Predict(AlignedFloats parameters, Workspace work, int rows, Span<float> means, Span<float> logVariances)
    {
        if (shape.IsGaussian)
        {
            work.Head.Begin(parameters);
        }

        for (int first = 0; first < rows; first += SampleBlock.Most)
        {
            SampleBlock block = SampleBlock.At(first, rows);
            ForwardPass.Run<T>(shape, parameters, work, block);
            int at = first * shape.Outputs;
            Read(work, block, means[at..], shape.IsGaussian ? logVariances[at..] : []);
        }
    }

    private void AddLoss(Workspace work, SampleBlock block)
    {
        if (shape.IsGaussian)
        {
            work.Loss.Add<T>(work, block, (float)training.Beta);
        }
        else
        {
            SquaredLoss.Add<T>(shape, work, block);
        }
    }

    private void Read(Workspace work, SampleBlock block, Span<float> means, Span<float> logVariances)
    {
        int outputs = shape.Outputs;
        for (int row = 0; row < block.Count; row++)
        {
            work.Outputs[^1].Row(row, shape.Layers[^1].Pitch)[..outputs].CopyTo(means[(row * outputs)..]);
        }

        if (shape.IsGaussian)
        {
            work.Head.Bound<T>(work.Outputs[^1], block.Count);
            work.Head.LogVariances.Span[..(block.Count * outputs)].CopyTo(logVariances);
        }
    }
}
