using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>
/// Whose records they are and of which shape: what a ring and each segment say once, so that records need not.
/// </summary>
public sealed class RecordSource
{
    /// <summary>The most channels that a robot's input can have.</summary>
    public const int MaximumChannels = 64;

    /// <summary>The longest name of a channel, in bytes of UTF-8.</summary>
    public const int LongestName = 255;

    /// <summary>The most readings of the channels in a control period.</summary>
    public const int MaximumReadings = 1000;

    /// <summary>Checks and keeps a source's facts.</summary>
    /// <param name="robotId">The individual robot.</param>
    /// <param name="epoch">The start of the control process, a random number.</param>
    /// <param name="schema">The transitions' shape.</param>
    /// <param name="channels">The names of the input's channels, in their order.</param>
    /// <param name="readingsPerStep">How often the channels are read in a control period.</param>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public RecordSource(
        string robotId, ulong epoch, TransitionSchema schema, IReadOnlyList<string> channels, int readingsPerStep)
    {
        RobotIdSyntax.ThrowIfInvalid(robotId, nameof(robotId));
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(channels);
        ThrowIfOutside(channels.Count, MaximumChannels, nameof(channels));
        ThrowIfOutside(readingsPerStep, MaximumReadings, nameof(readingsPerStep));
        if (channels.FirstOrDefault(name => name.Length == 0 || name.Contains('\n', StringComparison.Ordinal)
            || System.Text.Encoding.UTF8.GetByteCount(name) > LongestName) is { } name)
        {
            throw new ArgumentException(
                $"The channel \"{name}\" is not allowed: 1 to {LongestName} bytes without a line feed.", nameof(channels));
        }

        (RobotId, Epoch, Schema, Channels, ReadingsPerStep) = (robotId, epoch, schema, [.. channels], readingsPerStep);
    }

    /// <summary>The individual robot.</summary>
    public string RobotId { get; }

    /// <summary>The start of the control process, a random number.</summary>
    public ulong Epoch { get; }

    /// <summary>The transitions' shape.</summary>
    public TransitionSchema Schema { get; }

    /// <summary>The names of the input's channels, in their order.</summary>
    public IReadOnlyList<string> Channels { get; }

    /// <summary>How often the channels are read in a control period.</summary>
    public int ReadingsPerStep { get; }

    /// <summary>The source of a robot.</summary>
    /// <param name="robot">Its description.</param>
    /// <param name="robotId">The individual.</param>
    /// <param name="epoch">The start of the control process.</param>
    /// <param name="channels">The names of its input's channels.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">There are more channels or readings than a record can hold.</exception>
    public static RecordSource Of(
        RobotDescription robot, string robotId, ulong epoch, IReadOnlyList<string> channels)
    {
        ArgumentNullException.ThrowIfNull(robot);
        int readings = (int)Math.Round(robot.ControlPeriod / robot.IoPeriod);
        return new RecordSource(robotId, epoch, RobotSchema.Of(robot), channels, readings);
    }

    /// <summary>Refuses the records of a robot whose rows may not be mixed with one's own.</summary>
    /// <param name="expected">The schema that one knows.</param>
    /// <param name="where">The file, for the message.</param>
    /// <exception cref="InvalidDataException">The schema is another one; the message has both.</exception>
    public void ThrowIfOtherSchema(TransitionSchema expected, string where)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (Schema != expected)
        {
            throw new InvalidDataException(
                $"{where}: its schema is {Describe(Schema)}; expected {Describe(expected)}, as the robot description has it.");
        }
    }

    private static string Describe(TransitionSchema schema) =>
        $"{schema.Hash[..16]}.. with {schema.StateDimension} states, {schema.ActionDimension} actions "
        + $"and {schema.ParameterDimension} parameters";

    private static void ThrowIfOutside(int count, int maximum, string name)
    {
        if (count < 1 || count > maximum)
        {
            throw new ArgumentOutOfRangeException(name, count, $"allowed: 1 to {maximum}");
        }
    }
}
