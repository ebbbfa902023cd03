using System;
using System.IO;
using System.Linq;
using MbRlRobot.Expressions;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Expressions.Evaluation;

public sealed class ExpressionProgramTests
{
    public static TheoryData<LaneWidth> Widths => ProgramBench.Widths;

    [Fact]
    public void Computes_the_reward_of_the_cart_pole_robot()
    {
        RobotDescription robot = RobotFile.Read(Path.Combine(Repository.Root, "hardware/robots/cartpole/robot.json"));
        TaskExpressions task = TaskExpressions.Of(robot);
        ExpressionProgram program = ExpressionProgram.Compile(new ExpressionInputs(4, 1, 0), task.Lets, [task.Reward]);
        float[] memory = new float[program.RowCount * 16];
        program.Prepare(memory, 16);
        float[] positions = [0, 0.3f, -1.2f, 0.05f];
        float[] angles = [MathF.PI, 0, 3.0f, -2.9f];
        float[] drives = [0, 1, -3, 0.5f];
        for (int lane = 0; lane < 16; lane++)
        {
            memory[program.NextStateRow(0) * 16 + lane] = positions[lane % 4];
            memory[program.NextStateRow(1) * 16 + lane] = angles[lane % 4];
            memory[program.ActionRow(0) * 16 + lane] = drives[lane % 4];
        }

        program.Run<Lanes256>(ref memory[0], 16, 16);
        for (int lane = 0; lane < 16; lane++)
        {
            double reward = CartPoleReward(positions[lane % 4], angles[lane % 4], drives[lane % 4]);
            Assert.Equal(reward, memory[program.ResultRow(0) * 16 + lane], 1e-6);
        }
    }

    [Theory]
    [InlineData("1 + 2 * 3", 0)]
    [InlineData("x", 0)]
    [InlineData("goalX", 0)]
    [InlineData("true and 1 < 2", 0)]
    [InlineData("if(2 > 1, x, exp(x))", 0)]
    [InlineData("if(x > 1, v, v)", 0)]
    [InlineData("x^2", 1)]
    [InlineData("x^-8", 4)]
    [InlineData("x^0", 0)]
    [InlineData("x^1", 0)]
    [InlineData("x^(8 / 2)", 2)]
    [InlineData("sin(x) * sin(x) + sin(x)", 3)]
    [InlineData("(x + v) * (v + x)", 2)]
    [InlineData("if(x < v, 1, 2) + if(v > x, 1, 2)", 3)]
    [InlineData("tip + reach + (x' - 0.6 * sin(theta'))", 6)]
    public void Folds_constants_and_shares_what_is_the_same(string text, int instructions)
    {
        ProgramBench bench = new(text);
        Expression unused = TestScopes.Parse("exp(v) * exp(omega)");
        Assert.Equal(instructions, bench.Program.InstructionCount);
        Assert.Equal(instructions, ExpressionProgram.Compile(
            new ExpressionInputs(4, 2, 1), [.. TestScopes.CartPole.Lets, unused], [TestScopes.Parse(text)]).InstructionCount);
    }

    [Fact]
    public void Results_share_instructions_and_a_result_may_be_there_twice()
    {
        ProgramBench bench = new("exp(x)", "exp(x) + 1", "exp(x)");
        Assert.Equal(2, bench.Program.InstructionCount);
        Assert.Equal(bench.Program.ResultRow(0), bench.Program.ResultRow(2));
        bench.Fill(1).Run();
        Assert.Equal(bench.Result(0)[3] + 1, bench.Result(1)[3]);
    }

    [Fact]
    public void A_long_formula_reuses_its_rows()
    {
        string chain = string.Concat(Enumerable.Range(0, 40).Select(term => $" + sin(x * {term}) * cos(v + {term})"));
        ProgramBench bench = new($"0{chain}");
        Assert.InRange(bench.Program.InstructionCount, 150, 250);
        Assert.InRange(bench.Program.RowCount, 14 + 40, 14 + 40 + 6);
    }

    [Fact]
    public void A_result_outlives_everything_that_is_computed_after_it()
    {
        ProgramBench bench = new([.. Enumerable.Range(0, 20).Select(term => $"(x + {term}) * (v - {term}) + x * {term}")]);
        bench.Fill(7).Run();
        for (int result = 0; result < 20; result++)
        {
            Assert.Equal(bench.Twin(result, 5), bench.Lane(result, 5), 1e-4);
        }
    }

    [Fact]
    public void Inputs_have_a_row_each_which_a_run_leaves_as_it_is()
    {
        ProgramBench bench = new("reach + x + v' + force + prev(brake) + goalX + time");
        ExpressionProgram program = bench.Program;
        int[] rows = [
            .. Enumerable.Range(0, 4).Select(program.StateRow), .. Enumerable.Range(0, 4).Select(program.NextStateRow),
            program.ActionRow(0), program.ActionRow(1), program.PreviousActionRow(0), program.PreviousActionRow(1),
            program.ParameterRow(0), program.TimeRow];
        Assert.Equal(Enumerable.Range(0, 14), rows);
        float[] before = bench.Fill(3).Memory[..(14 * ProgramBench.Stride)];
        bench.Run();
        Assert.Equal(before, bench.Memory[..(14 * ProgramBench.Stride)]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Lanes_beyond_the_block_are_not_touched_and_do_no_harm(LaneWidth width)
    {
        ProgramBench clean = new ProgramBench("exp(x) / log(v) + reach^2.5", "far").Fill(5).Run(width);
        ProgramBench padded = new ProgramBench("exp(x) / log(v) + reach^2.5", "far").Fill(5);
        for (int row = 0; row < padded.Program.RowCount; row++)
        {
            padded.Row(row)[ProgramBench.Lanes..].Fill(float.NaN);
        }

        padded.Run(width);
        Assert.Equal(Bits(clean.Result(0)), Bits(padded.Result(0)));
        Assert.Equal(Bits(clean.Result(1)), Bits(padded.Result(1)));
        Assert.All(
            Enumerable.Range(14, padded.Program.RowCount - 14),
            row => Assert.Equal(float.NaN, padded.Row(row)[ProgramBench.Lanes]));
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        ProgramBench bench = new ProgramBench("exp(-(tip^2)) + atan2(x, v)^1.5", "far or x < 1").Fill(1).Run();
        using (AllocationGuard.Expect(0))
        {
            bench.Run();
        }
    }

    [Fact]
    public void Refuses_inputs_and_lets_that_are_not_there()
    {
        ExpressionInputs one = new(1, 1, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpressionProgram.Compile(one, [], [TestScopes.Parse("v")]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpressionProgram.Compile(one, [], [TestScopes.Parse("brake")]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpressionProgram.Compile(one, [], [TestScopes.Parse("goalX")]));
        Assert.Throws<ArgumentException>(() => ExpressionProgram.Compile(one, [], [TestScopes.Parse("tip")]));
        Assert.Throws<ArgumentException>(
            () => ExpressionProgram.Compile(one, [TestScopes.Parse("reach"), TestScopes.Parse("x")], []));
        Assert.Throws<ArgumentOutOfRangeException>("Actions", () => new ExpressionInputs(1, -1, 0));
        ExpressionProgram program = new ProgramBench("x + 1").Program;
        Assert.Throws<ArgumentOutOfRangeException>("memory", () => program.Prepare(new float[(program.RowCount * 16) - 1], 16));
    }

    private static int[] Bits(ReadOnlySpan<float> row) => [.. row.ToArray().Select(BitConverter.SingleToInt32Bits)];

    private static double CartPoleReward(double x, double theta, double drive)
    {
        double acrossSquared = Math.Pow(x - (0.6 * Math.Sin(theta)), 2);
        double alongSquared = Math.Pow((-0.6 * Math.Cos(theta)) - 0.6, 2);
        return Math.Exp(-(acrossSquared + alongSquared) / 0.36) - (0.01 * drive * drive);
    }
}
