using System;

namespace MbRlRobot.Ports;

/// <summary>One pulse-width-modulated output. A new instance gives no pulses; disposing ends them.</summary>
/// <remarks>Used by one thread at a time. <see cref="SetDutyCycle"/> neither allocates nor throws.</remarks>
public interface IPwm : IDisposable
{
    /// <summary>The pulses' frequency in hertz.</summary>
    double FrequencyHertz { get; }

    /// <summary>Sets the share of a period that the output is high; it takes effect at once while started.</summary>
    /// <param name="dutyCycle">From 0 to 1; values outside, and NaN, count as 0.</param>
    /// <returns>Whether the output has it.</returns>
    IoStatus SetDutyCycle(double dutyCycle);

    /// <summary>Starts the pulses at the duty cycle set last; 0 if none was.</summary>
    /// <returns>Whether the output pulses.</returns>
    IoStatus Start();

    /// <summary>Ends the pulses with the output low, and sets the duty cycle to 0.</summary>
    /// <returns>Whether the output is known to be low.</returns>
    IoStatus Stop();
}
