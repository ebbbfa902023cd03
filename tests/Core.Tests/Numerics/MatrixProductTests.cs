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
            foreach (int rows in (int[])[0, 1, 2, 3, 4, 5, 7, 8, 9, 64])
            {
                foreach (int depth in (int[])[0, 1, 2, 5, 64])
                {
                    shapes.Add(rows, depth, 16);
                    shapes.Add(rows, depth, 32);
                    shapes.Add(rows, depth, 48);
                    shapes.Add(rows, depth, 80);
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

        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            float[] c = [.. start];
            Multiply(width, a, view, b, bStep, c, cStep, columns);
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), c.Select(BitConverter.SingleToInt32Bits));
        }
    }

    private static void Multiply(
        LaneWidth width, float[] a, MatrixView view, float[] b, int bStep, float[] c, int cStep, int columns)
    {
        switch (width)
        {
            case LaneWidth.Four:
                MatrixProduct.MultiplyAdd<Lanes128>(ref a[0], view, ref b[0], bStep, ref c[0], cStep, columns);
                break;
            case LaneWidth.Eight:
                MatrixProduct.MultiplyAdd<Lanes256>(ref a[0], view, ref b[0], bStep, ref c[0], cStep, columns);
                break;
            default:
                MatrixProduct.MultiplyAdd<Lanes512>(ref a[0], view, ref b[0], bStep, ref c[0], cStep, columns);
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
