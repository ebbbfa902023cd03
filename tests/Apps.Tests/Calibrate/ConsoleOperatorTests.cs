using System;
using System.IO;
using System.Threading;
using MbRlRobot.Calibration;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Calibrate;
using Xunit;

namespace MbRlRobot.Apps.Tests.Calibrate;

public sealed class ConsoleOperatorTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Goes_on_ticking_until_enter_is_pressed()
    {
        using ManualResetEventSlim pressed = new();
        using SlowReader input = new(pressed);
        int ticks = 0;
        new ConsoleOperator(input, _output, isTerminal: false).Do(new HandRequest("Move it."), () =>
        {
            if (++ticks == 50)
            {
                pressed.Set();
            }

            return false;
        });
        Assert.InRange(ticks, 50, int.MaxValue);
        Assert.Equal("Move it. Then press enter." + Environment.NewLine, _output.ToString());
    }

    [Fact]
    public void Needs_no_enter_for_what_is_seen_and_keeps_it_for_the_next_question()
    {
        using ManualResetEventSlim pressed = new();
        using SlowReader input = new(pressed);
        ConsoleOperator helper = new(input, _output, isTerminal: false);
        helper.Do(new HandRequest("Move it."), () => true);
        Assert.Contains("Seen.", _output.ToString());
        int ticks = 0;
        helper.Do(new HandRequest("Move it back."), () =>
        {
            ticks++;
            pressed.Set();
            return false;
        });
        Assert.InRange(ticks, 1, int.MaxValue);
    }

    [Theory]
    [InlineData("0.15\n", 0.15)]
    [InlineData("\n", 0.19)]
    [InlineData("15 cm\n-1\n0\n0.7\nNaN\n0.2\n", 0.2)]
    public void Takes_a_length_that_can_be(string answers, double expected)
    {
        using StringReader input = new(answers);
        double length = new ConsoleOperator(input, _output, isTerminal: false).Ask(new LengthRequest("How far?", 0.19, 0.5), () => { });
        Assert.Equal(expected, length);
        Assert.StartsWith("How far? [0.19] ", _output.ToString());
        int refused = answers.Split('\n').Length - 2;
        Assert.Equal(refused, _output.ToString().Split("allowed: a number above 0 to 0.5").Length - 1);
    }

    [Fact]
    public void Gives_up_where_nobody_answers()
    {
        using StringReader input = new(string.Empty);
        ConsoleOperator helper = new(input, _output, isTerminal: false);
        Assert.Contains("Nobody answers", Assert.Throws<UsageException>(() => helper.Do(new HandRequest("Move it."), () => false)).Message);
    }

    [Fact]
    public void Shows_readings_on_a_terminal_only()
    {
        ConsoleOperator plain = new(TextReader.Null, _output, isTerminal: false);
        plain.Show(["x"], [0.5]);
        Assert.Empty(_output.ToString());
        ConsoleOperator drawn = new(TextReader.Null, _output, isTerminal: true);
        SpinWait.SpinUntil(() =>
        {
            drawn.Show(["x", "theta"], [0.5, -1]);
            return _output.ToString().Length > 0;
        });
        Assert.Contains("x 0.5000  theta -1.0000", _output.ToString());
    }

    /// <summary>A line that comes when it is let come.</summary>
    private sealed class SlowReader(ManualResetEventSlim pressed) : TextReader
    {
        public override string? ReadLine()
        {
            pressed.Wait();
            return string.Empty;
        }
    }
}
