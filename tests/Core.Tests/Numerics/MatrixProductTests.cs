using System;
using System.Linq;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

/// <summary>Against one fused multiplication and addition after the other, bit for bit.</summary>
public sealed class MatrixProductTests
{
    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            TheoryData<int, int, int> shapes = [];
            foreach (int rows in (int[])[0, 1, 3, 4, 5, 8, 13, 64])
            {
                foreach (int depth in (int[])[0, 1, 5, 64])
                {
                    foreach (int columns in (int[])[8, 16, 24, 48, 64, 208])
                    {
                        shapes.Add(rows, depth, columns);
                    }
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Adds_the_product_bit_for_bit(int rows, int depth, int columns)
    {
        AssertProduct(rows, depth, columns, rowStep: depth, depthStep: 1);
        AssertProduct(rows, depth, columns, rowStep: depth + 3, depthStep: 1);
        AssertProduct(rows, depth, columns, rowStep: 1, depthStep: rows + 2);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Begins_each_sum_with_what_it_is_given_and_writes_nothing_else(int rows, int depth, int columns)
    {
        float[] starts = Numbers(4, (rows * (columns + 3)) + columns);
        AssertStart(rows, depth, columns, starts, startStep: 0);
        AssertStart(rows, depth, columns, starts, startStep: columns + 3);
    }

    private static void AssertStart(int rows, int depth, int columns, float[] starts, int startStep)
    {
        MatrixView view = new(rows, depth, depth, 1);
        float[] a = Numbers(1, (rows * depth) + 1);
        float[] b = Numbers(2, (depth * columns) + columns);
        int cStep = columns + 4;
        float[] expected = Numbers(5, (rows * cStep) + 1);
        float[] untouched = [.. expected];
        for (int row = 0; row < rows; row++)
        {
            starts.AsSpan(row * startStep, columns).CopyTo(expected.AsSpan(row * cStep));
        }

        MatrixProduct.MultiplyAdd<Lanes128>(ref a[0], view, ref b[0], columns, ref expected[0], cStep, columns);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            float[] c = [.. untouched];
            Multiply(width, a, view, b, columns, starts, startStep, c, cStep, columns);
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), c.Select(BitConverter.SingleToInt32Bits));
        }
    }

    private static void AssertProduct(int rows, int depth, int columns, int rowStep, int depthStep)
    {
        MatrixView view = new(rows, depth, rowStep, depthStep);
        float[] a = Numbers(1, (rows * rowStep) + (depth * depthStep) + 1);
        int bStep = columns + 5;
        int cStep = columns + 2;
        float[] b = Numbers(2, (depth * bStep) + 1);
        float[] start = Numbers(3, (rows * cStep) + 1);
        float[] expected = [.. start];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int k = 0; k < depth; k++)
                {
                    ref float sum = ref expected[(row * cStep) + column];
                    sum = MathF.FusedMultiplyAdd(a[(row * rowStep) + (k * depthStep)], b[(k * bStep) + column], sum);
                }
            }
        }

        float[] added = [.. start];
        MatrixProduct.MultiplyAdd<Lanes256>(ref a[0], view, ref b[0], bStep, ref added[0], cStep, columns);
        Assert.Equal(expected, added);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            float[] c = [.. start];
            Multiply(width, a, view, b, bStep, c, cStep, c, cStep, columns);
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), c.Select(BitConverter.SingleToInt32Bits));
        }
    }

    private static void Multiply(
        LaneWidth width, float[] a, MatrixView view, float[] b, int bStep, float[] start, int startStep, float[] c, int cStep, int columns)
    {
        switch (width)
        {
            case LaneWidth.Four:
                MatrixProduct.MultiplyAdd<Lanes128>(ref a[0], view, ref b[0], bStep, ref start[0], startStep, ref c[0], cStep, columns);
                break;
            case LaneWidth.Eight:
                MatrixProduct.MultiplyAdd<Lanes256>(ref a[0], view, ref b[0], bStep, ref start[0], startStep, ref c[0], cStep, columns);
                break;
            default:
                MatrixProduct.MultiplyAdd<Lanes512>(ref a[0], view, ref b[0], bStep, ref start[0], startStep, ref c[0], cStep, columns);
                break;
        }
    }

    private static float[] Numbers(ulong stream, int count)
    {
        float[] values = new float[count];
        NormalTable.Fill(new Philox(77), stream, values);
        return values;
    }
}
