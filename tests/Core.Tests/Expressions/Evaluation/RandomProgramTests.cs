using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Expressions;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Expressions.Evaluation;

/// <summary>
/// Random trees, every node of which is a result: each node's value is held against its own operator, applied by the scalar
/// twin to the values of its operands. So no error adds up, and no tree need be left out.
/// </summary>
public sealed class RandomProgramTests
{
    private const int Trees = 400;
    private const int LargestAngle = 10_000;
    private const double SmallestNormal = 1.1754944e-38;
    private static readonly int[] Lanes = [0, 13, 47];
    private static readonly ExpressionEvaluator NoLets = new([]);

    [Fact]
    public void Every_node_of_a_program_is_what_its_operator_makes_of_its_operands()
    {
        int compared = 0;
        for (ulong seed = 0; seed < Trees; seed++)
        {
            Expression[] nodes = Nodes(seed);
            ProgramBench bench = new ProgramBench(nodes).Fill(seed).Run();
            foreach ((int node, int lane) in Operations(nodes))
            {
                double[] operands = [.. Operands(nodes, node).Select(operand => bench.Lane(operand, lane))];
                double expected = Apply(nodes[node], operands);
                compared += AssertClose(nodes[node], operands, expected, bench.Lane(node, lane)) ? 1 : 0;
            }
        }

        Assert.InRange(compared, 5_000, int.MaxValue);
    }

    [Fact]
    public void Every_node_of_the_twin_is_what_its_operator_makes_of_its_operands()
    {
        for (ulong seed = 0; seed < Trees; seed++)
        {
            Expression[] nodes = Nodes(seed);
            ProgramBench bench = new ProgramBench(nodes).Fill(seed);
            foreach ((int node, int lane) in Operations(nodes))
            {
                double[] operands = [.. Operands(nodes, node).Select(operand => bench.Twin(operand, lane))];
                Assert.Equal(Apply(nodes[node], operands), bench.Twin(node, lane));
            }
        }
    }

    [Fact]
    public void Sharing_and_the_width_change_no_bit()
    {
        for (ulong seed = 0; seed < Trees; seed++)
        {
            Expression tree = new RandomExpressions(seed).Any(depth: 5);
            int[] alone = Bits(new ProgramBench(tree).Fill(seed).Run(LaneWidth.Four));
            Assert.Equal(alone, Bits(new ProgramBench(tree).Fill(seed).Run(LaneWidth.Eight)));
            Assert.Equal(alone, Bits(new ProgramBench(tree).Fill(seed).Run(LaneWidth.Sixteen)));
            Assert.Equal(alone, Bits(new ProgramBench([.. tree.Walk()]).Fill(seed).Run()));
        }
    }

    [Theory]
    [InlineData("x * v + x / v - v")]
    [InlineData("sin(x) + cos(v) * tan(x) - wrap(x * 9)")]
    [InlineData("exp(x) + log(v) + tanh(x) + sqrt(v) + x^v + atan2(x, v)")]
    [InlineData("if(x < v and not x > 1, min(x, v), max(x, v)) + sign(x) + abs(v) + clamp(x, v, 1)")]
    public void Folding_changes_no_bit(string text)
    {
        ProgramBench running = new ProgramBench(text).Set(0, 1.7f).Set(1, 2.3f).Run();
        ProgramBench folded = new(text.Replace("x)", "1.7)").Replace("x ", "1.7 ").Replace("x,", "1.7,").Replace("x^", "1.7^").Replace("v", "2.3"));
        Assert.Equal(0, folded.Program.InstructionCount);
        Assert.Equal(Bits(running), Bits(folded.Run()));
    }

    private static Expression[] Nodes(ulong seed) =>
        [.. new RandomExpressions(seed).Any(depth: 1 + (int)(seed % 5)).Walk().Take(60)];

    private static IEnumerable<(int Node, int Lane)> Operations(Expression[] nodes) =>
        from node in Enumerable.Range(0, nodes.Length)
        where nodes[node].Operands.Count > 0 && nodes[node].Operands.All(operand => Array.IndexOf(nodes, operand) >= 0)
        from lane in Lanes
        select (node, lane);

    private static IEnumerable<int> Operands(Expression[] nodes, int node) =>
        nodes[node].Operands.Select(operand => Array.IndexOf(nodes, operand));

    /// <summary>The node with its operands' values in the place of its operands, by the twin.</summary>
    private static double Apply(Expression node, double[] values)
    {
        ExpressionValues read = new() { State = values };
        Expression[] operands = [.. node.Operands.Select((operand, index) => operand.Type == ExpressionType.Number
            ? new StateExpression(index, "s", IsNext: false)
            : (Expression)new BooleanExpression(values[index] != 0))];
        Expression flat = node switch
        {
            NegateExpression => new NegateExpression(operands[0]),
            NotExpression => new NotExpression(operands[0]),
            BinaryExpression binary => new BinaryExpression(binary.Operator, operands[0], operands[1]),
            CallExpression call => new CallExpression(call.Function, operands),
            _ => new ConditionalExpression(operands[0], operands[1], operands[2]),
        };
        return flat.Type == ExpressionType.Number ? NoLets.Number(flat, read) : NoLets.Condition(flat, read) ? 1 : 0;
    }

    private static bool AssertClose(Expression node, double[] operands, double expected, double value)
    {
        bool isAngle = node is CallExpression
        {
            Function: ExpressionFunction.Sin or ExpressionFunction.Cos or ExpressionFunction.Tan or ExpressionFunction.Wrap,
        };
        if (isAngle && !(Math.Abs(operands[0]) < LargestAngle))
        {
            return false;
        }

        double rounded = (float)expected;
        double tolerance = (isAngle ? 5e-7 : SmallestNormal) + (5e-7 * Math.Abs(rounded));
        double apart = node is CallExpression { Function: ExpressionFunction.Wrap }
            ? Math.IEEERemainder(rounded - value, Math.Tau)
            : rounded - value;
        bool isClose = rounded.Equals(value) || rounded == value || Math.Abs(apart) <= tolerance;
        Assert.True(isClose, $"{node}: {string.Join(", ", operands)} gives {value:R}, expected {rounded:R}");
        return true;
    }

    private static int[] Bits(ProgramBench bench) => [.. bench.Result(0).ToArray().Select(BitConverter.SingleToInt32Bits)];
}
