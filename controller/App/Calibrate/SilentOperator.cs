using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Calibration;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>Nobody: every question is answered with enter, at once. Simulated robots have hands of their own.</summary>
/// <param name="output">Takes the questions all the same.</param>
internal sealed class SilentOperator(TextWriter output) : IOperator
{
    /// <inheritdoc/>
    public void Tell(string text) => output.WriteLine(text);

    /// <inheritdoc/>
    public void Show(IReadOnlyList<string> channels, ReadOnlySpan<double> values)
    {
        // nobody looks
    }

    /// <inheritdoc/>
    public void Do(HandRequest request, Func<bool> tick) => output.WriteLine(request.Text);

    /// <inheritdoc/>
    public double Ask(LengthRequest request, Action tick)
    {
        output.WriteLine(FormattableString.Invariant($"{request.Text} {request.Usual:G4}"));
        return request.Usual;
    }
}
