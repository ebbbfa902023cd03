using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Numerics;

namespace MbRlRobot.Robots;

/// <summary>Where an episode of a simulated robot starts: drawn from the distributions of its description.</summary>
/// <remarks>
/// The same seed gives the same start. Each value has a stream of random numbers of its own, keyed by its name: another
/// distribution for one state or another order of the file leaves the other values as they are.
/// </remarks>
public static class EpisodeStart
{
    /// <summary>Draws a start; neither allocates nor depends on anything but its arguments.</summary>
    /// <param name="robot">The robot, as validated.</param>
    /// <param name="seed">The episode's seed.</param>
    /// <param name="learnedStates">
    /// Receives the learned states in the order of the description, [learned]: zero for those without a distribution,
    /// angles wrapped.
    /// </param>
    /// <param name="parameters">
    /// Receives the parameters in the order of the description, [dp]: those without a distribution keep their default.
    /// </param>
    /// <exception cref="ArgumentException">A span has not the robot's length.</exception>
    public static void Draw(RobotDescription robot, ulong seed, Span<double> learnedStates, Span<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(robot);
        RequireLength(learnedStates.Length, LearnedCount(robot), "learned states", nameof(learnedStates));
        RequireLength(parameters.Length, robot.Parameters.Count, "parameters", nameof(parameters));
        int learned = 0;
        for (int index = 0; index < robot.State.Count; index++)
        {
            if (robot.State[index].Role.IsLearned)
            {
                learnedStates[learned++] = StateOf(robot, robot.State[index], seed);
            }
        }

        DrawParameters(robot, seed, parameters);
    }

    /// <summary>Places a start where a simulated robot's reset takes it.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="learnedStates">The learned states, [learned].</param>
    /// <param name="channels">The simulation's channels, by name.</param>
    /// <param name="values">
    /// Receives a value for each channel: that of the state it carries, or whose name it has where the robot estimates the
    /// state; zero for a channel that carries none.
    /// </param>
    /// <exception cref="ArgumentException">A span has not its length.</exception>
    public static void Place(
        RobotDescription robot, ReadOnlySpan<double> learnedStates, IReadOnlyList<string> channels, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(channels);
        RequireLength(learnedStates.Length, LearnedCount(robot), "learned states", nameof(learnedStates));
        RequireLength(values.Length, channels.Count, "channels", nameof(values));
        string[] carriers = [.. robot.State.Where(state => state.Role.IsLearned).Select(state => state.Channel ?? state.Name)];
        for (int channel = 0; channel < channels.Count; channel++)
        {
            int state = Array.IndexOf(carriers, channels[channel]);
            values[channel] = state < 0 ? 0 : learnedStates[state];
        }
    }

    private static double StateOf(RobotDescription robot, StateDescription state, ulong seed)
    {
        if (!robot.Reset.Simulation.TryGetValue(state.Name, out Distribution? distribution))
        {
            return 0;
        }

        double value = new StartDraws(seed, state.Name).Next(distribution, state.Limits);
        return state.Kind == StateKind.Angle ? Angles.Wrap(value) : value;
    }

    private static void DrawParameters(RobotDescription robot, ulong seed, Span<double> parameters)
    {
        for (int index = 0; index < parameters.Length; index++)
        {
            parameters[index] = robot.Parameters[index].Default;
        }

        for (int index = 0; index < parameters.Length; index++)
        {
            ParameterDescription parameter = robot.Parameters[index];
            StartDraws draws = new(seed, parameter.Name);
            if (parameter.Reset is { Annulus: { } radii, With: { } with })
            {
                (parameters[index], parameters[IndexOf(robot, with)]) = draws.Ring(radii);
            }
            else if (parameter.Reset is { } distribution)
            {
                parameters[index] = draws.Next(distribution, parameter.Limits);
            }
        }
    }

    private static int IndexOf(RobotDescription robot, string parameter)
    {
        int index = 0;
        while (robot.Parameters[index].Name != parameter)
        {
            index++;
        }

        return index;
    }

    private static int LearnedCount(RobotDescription robot)
    {
        int count = 0;
        for (int index = 0; index < robot.State.Count; index++)
        {
            count += robot.State[index].Role.IsLearned ? 1 : 0;
        }

        return count;
    }

    private static void RequireLength(int length, int required, string what, string parameter)
    {
        if (length != required)
        {
            throw new ArgumentException($"There is room for {length} {what}; the robot has {required}.", parameter);
        }
    }
}
