using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.Dynamics;

/// <summary>
/// One layer's weights in the order in which the kernels read them: panels of eight outputs, of each panel first the biases, then the
/// weights of one input after the other: [E][panels][1 + inputs][8]. What fills up the last panel is 0.
/// </summary>
internal sealed class LayerPanels
{
    /// <summary>The outputs of a panel.</summary>
    internal const int Height = 8;

    private readonly float[] _numbers;
    private readonly int _memberLength;

    /// <summary>Copies a layer.</summary>
    /// <param name="layer">Its weights.</param>
    /// <param name="members">E.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Its outputs.</param>
    internal LayerPanels(LayerWeights layer, int members, int inputs, int outputs)
    {
        (Inputs, Count) = (inputs, PaddedOutputs(outputs) / Height);
        _memberLength = Count * Length;
        _numbers = GC.AllocateArray<float>(members * _memberLength, pinned: true);
        for (int member = 0; member < members; member++)
        {
            Span<float> to = _numbers.AsSpan(member * _memberLength, _memberLength);
            Pack(layer.Biases.AsSpan(member * outputs, outputs), 0, to);
            for (int input = 0; input < inputs; input++)
            {
                Pack(layer.Weights.AsSpan(((member * inputs) + input) * outputs, outputs), input + 1, to);
            }
        }
    }

    /// <summary>The inputs.</summary>
    internal int Inputs { get; }

    /// <summary>The panels of a member.</summary>
    internal int Count { get; }

    /// <summary>The numbers of a panel.</summary>
    internal int Length => (1 + Inputs) * Height;

    /// <summary>The outputs with what fills up the last panel.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <returns>A multiple of <see cref="Height"/>.</returns>
    internal static int PaddedOutputs(int outputs) => (outputs + Height - 1) / Height * Height;

    /// <summary>A member's first panel.</summary>
    /// <param name="member">Which member.</param>
    /// <returns>The panel's first number.</returns>
    internal ref float Of(int member) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), (nint)member * _memberLength);

    private void Pack(ReadOnlySpan<float> row, int at, Span<float> member)
    {
        for (int output = 0; output < row.Length; output++)
        {
            member[(output / Height * Length) + (at * Height) + (output % Height)] = row[output];
        }
    }
}
