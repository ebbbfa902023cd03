using System;
using System.Collections.Generic;

namespace MbRlRobot.Calibration;

/// <summary>
/// The person at the robot. Whatever takes them time, the ticks of the bench go on meanwhile: sensors are read and live readings shown.
/// </summary>
public interface IOperator
{
    /// <summary>Tells something.</summary>
    /// <param name="text">A line.</param>
    void Tell(string text);

    /// <summary>Is shown what the sensors read, every I/O period of what is done by hand.</summary>
    /// <param name="channels">The channels, [channels].</param>
    /// <param name="values">What they read, each in its unit: [channels].</param>
    void Show(IReadOnlyList<string> channels, ReadOnlySpan<double> values);

    /// <summary>Has something done, and waits until it is.</summary>
    /// <param name="request">What.</param>
    /// <param name="tick">Lets an I/O period pass; returns whether what was wanted has been seen, so that nobody needs to confirm.</param>
    void Do(HandRequest request, Func<bool> tick);

    /// <summary>Asks for a length.</summary>
    /// <param name="request">The question.</param>
    /// <param name="tick">Lets an I/O period pass.</param>
    /// <returns>The answer: above 0, and not above <see cref="LengthRequest.Longest"/>.</returns>
    double Ask(LengthRequest request, Action tick);
}
