using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using MbRlRobot.Calibration;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>
/// The person at the console: reads what they are asked, does it, and presses enter. Lines are read beside, so that the robot's
/// sensors are read meanwhile.
/// </summary>
/// <param name="input">Their lines.</param>
/// <param name="output">Takes the questions.</param>
/// <param name="isTerminal">Whether lines can be drawn over: then live readings are shown.</param>
internal sealed class ConsoleOperator(TextReader input, TextWriter output, bool isTerminal) : IOperator
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private Task<string?>? _line;

    /// <inheritdoc/>
    public void Tell(string text) => output.WriteLine(text);

    /// <inheritdoc/>
    public void Show(IReadOnlyList<string> channels, ReadOnlySpan<double> values)
    {
        if (!isTerminal || _sinceShown.Elapsed < Pause)
        {
            return;
        }

        StringBuilder line = new();
        for (int channel = 0; channel < channels.Count; channel++)
        {
            line.Append(CultureInfo.InvariantCulture, $"{channels[channel]} {values[channel]:0.0000}  ");
        }

        output.Write($"\r{line}\e[K\r");
        _sinceShown.Restart();
    }

    /// <inheritdoc/>
    public void Do(HandRequest request, Func<bool> tick)
    {
        output.WriteLine($"{request.Text} Then press enter.");
        _ = Line(tick);
    }

    /// <inheritdoc/>
    public double Ask(LengthRequest request, Action tick)
    {
        while (true)
        {
            output.Write(FormattableString.Invariant($"{request.Text} [{request.Usual:G4}] "));
            string? answer = Line(() =>
            {
                tick();
                return false;
            });
            double length = request.Usual;
            if (string.IsNullOrWhiteSpace(answer)
                || (double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out length) && length > 0 && length <= request.Longest))
            {
                return length;
            }

            output.WriteLine(FormattableString.Invariant($"'{answer}' is none; allowed: a number above 0 to {request.Longest:G4}."));
        }
    }

    /// <summary>Waits for a line, or until something is seen; then the line that is not there yet answers the next question.</summary>
    private string? Line(Func<bool> tick)
    {
        _line ??= Task.Run(input.ReadLine);
        while (!_line.IsCompleted)
        {
            if (tick())
            {
                output.WriteLine("Seen.");
                return null;
            }
        }

        string line = _line.GetAwaiter().GetResult()
            ?? throw new UsageException("Nobody answers: the standard input has ended; allowed: somebody at the robot, or --yes for a simulated one.");
        _line = null;
        return line;
    }
}
