using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Simulation.Faults;

/// <summary>What goes wrong with a channel.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>Normal noise on what a sensor senses; the amount is its standard deviation, in the channel's unit.</summary>
    Noise,

    /// <summary>What is sensed, or driven, is that of some I/O periods before; the amount is how many, 1 to 64.</summary>
    Latency,

    /// <summary>Transactions with the part are not acknowledged; the amount is the probability of each.</summary>
    Dropped,

    /// <summary>A sensor goes on sensing what it sensed when the fault began.</summary>
    Stuck,

    /// <summary>A motor does not move below some duty cycle, and moves with what is above it; the amount is that duty cycle.</summary>
    DeadBand,

    /// <summary>A contact is open.</summary>
    Open,

    /// <summary>An angle sensor is mounted turned: it reads 0 at another angle than its settings say; the amount is how much further, rad.</summary>
    Zero,

    /// <summary>A sensor or a motor is the other way round than its settings say.</summary>
    Reversed,

    /// <summary>A count of a counter is worth more, or less, than its settings say; the amount is the factor.</summary>
    Scale,
}
