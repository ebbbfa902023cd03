using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Loop;

/// <summary>Puts a simulated robot where robot.json's distributions say.</summary>
public sealed class SimulationReset : IEpisodeReset
{
    private readonly RobotDescription _robot;
    private readonly SimulatedTime _io;
    private readonly double[] _learned;
    private readonly double[] _parameters;
    private readonly double[] _channels;

    /// <summary>Takes a simulated robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="io">Its inputs and outputs.</param>
    public SimulationReset(RobotDescription robot, SimulatedTime io)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(io);
        (_robot, _io) = (robot, io);
        int learned = 0;
        foreach (StateDescription state in robot.State)
        {
            learned += state.Role.IsLearned ? 1 : 0;
        }

        _learned = new double[learned];
        _parameters = new double[robot.Parameters.Count];
        _channels = new double[io.Channels.Count];
    }

    /// <inheritdoc/>
    public string? Refusal => null;

    /// <inheritdoc/>
    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters)
    {
        EpisodeStart.Draw(_robot, seed, _learned, _parameters);
        EpisodeStart.Place(_robot, _learned, _io.Channels, _channels);
        _io.Reset(_channels);
        for (int parameter = 0; parameter < _parameters.Length; parameter++)
        {
            parameters[parameter] = (float)_parameters[parameter];
        }

        return ResetProgress.Done;
    }

    /// <inheritdoc/>
    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds) => ResetProgress.Done;

    /// <inheritdoc/>
    public string? Confirm() => "a simulated robot waits for nobody: it is armed already";
}
