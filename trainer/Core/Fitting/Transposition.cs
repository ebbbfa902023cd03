using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MbRlRobot.Fitting;

/// <summary>
/// Turns a layer's matrix round, four rows by four columns at a time: number by number it was seen to take a twentieth of a step.
/// </summary>
internal static class Transposition
{
    private const int Side = 4;

    private static Vector128<int> LowTwice => Vector128.Create(0, 0, 1, 1);

    private static Vector128<int> HighTwice => Vector128.Create(2, 2, 3, 3);

    private static Vector128<int> Swapped => Vector128.Create(2, 3, 0, 1);

    private static Vector128<int> Odd => Vector128.Create(0, -1, 0, -1);

    private static Vector128<int> Upper => Vector128.Create(0, 0, -1, -1);

    /// <summary>Turns a matrix round.</summary>
    /// <param name="layer">Its shape.</param>
    /// <param name="weights">Its first number: [inputs, pitch].</param>
    /// <param name="transposed">Where to: [pitch, input pitch]; columns from <see cref="LayerShape.Inputs"/> on are left alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Run(LayerShape layer, ref float weights, ref float transposed)
    {
        int input = 0;
        for (; input <= layer.Inputs - Side; input += Side)
        {
            for (int output = 0; output < layer.Outputs; output += Side)
            {
                ref float from = ref Unsafe.Add(ref weights, (input * layer.Pitch) + output);
                Square(ref from, layer.Pitch, ref Unsafe.Add(ref transposed, (output * layer.InputPitch) + input), layer.InputPitch);
            }
        }

        for (; input < layer.Inputs; input++)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                Unsafe.Add(ref transposed, (output * layer.InputPitch) + input) = Unsafe.Add(ref weights, (input * layer.Pitch) + output);
            }
        }
    }

    /// <summary>Padding of the last columns is read, and written below the last row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(ref float from, nint fromStep, ref float to, nint toStep)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref from);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, fromStep));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromStep));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromStep));
        Vector128<float> low01 = Pick(Odd, Vector128.Shuffle(row0, LowTwice), Vector128.Shuffle(row1, LowTwice));
        Vector128<float> low23 = Pick(Odd, Vector128.Shuffle(row2, LowTwice), Vector128.Shuffle(row3, LowTwice));
        Vector128<float> high01 = Pick(Odd, Vector128.Shuffle(row0, HighTwice), Vector128.Shuffle(row1, HighTwice));
        Vector128<float> high23 = Pick(Odd, Vector128.Shuffle(row2, HighTwice), Vector128.Shuffle(row3, HighTwice));
        Pick(Upper, low01, Vector128.Shuffle(low23, Swapped)).StoreUnsafe(ref to);
        Pick(Upper, Vector128.Shuffle(low01, Swapped), low23).StoreUnsafe(ref Unsafe.Add(ref to, toStep));
        Pick(Upper, high01, Vector128.Shuffle(high23, Swapped)).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toStep));
        Pick(Upper, Vector128.Shuffle(high01, Swapped), high23).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pick(Vector128<int> second, Vector128<float> first, Vector128<float> other) =>
        Vector128.ConditionalSelect(second.AsSingle(), other, first);
}
