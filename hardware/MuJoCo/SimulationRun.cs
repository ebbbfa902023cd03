using System;
using System.Linq;

namespace MbRlRobot.MuJoCo;

/// <summary>A simulation on its way, seen as channels and actions; all but <see cref="Read"/> runs on the engine's thread.</summary>
/// <param name="simulation">The simulation, owned.</param>
/// <param name="binding">Its channels and actuators.</param>
/// <param name="thread">Its thread, which hears its warnings.</param>
internal sealed unsafe class SimulationRun(Simulation simulation, ModelBinding binding, EngineThread thread)
{
    private readonly ChannelSource[] _channels = [.. binding.Channels];
    private readonly int[] _actuators = [.. binding.Actuators];
    private readonly bool _measures = binding.Channels.Any(source => source.Kind == ChannelKind.Sensor);

    /// <summary>The simulation's step, s.</summary>
    public double Timestep { get; } = simulation.Contents.Timestep;

    /// <summary>Whether the state is no longer one that the equations of motion led to.</summary>
    public bool HasDiverged { get; private set; }

    /// <summary>Reads the channels.</summary>
    /// <param name="channels">Receives them: [channels].</param>
    public void Read(Span<double> channels)
    {
        for (int index = 0; index < _channels.Length; index++)
        {
            channels[index] = *Number(_channels[index]);
        }
    }

    /// <summary>Returns home and reads the channels that can be set.</summary>
    /// <param name="channels">Receives them; 0 for sensors: [channels].</param>
    public void ReadHome(Span<double> channels)
    {
        simulation.ReturnHome();
        for (int index = 0; index < _channels.Length; index++)
        {
            channels[index] = _channels[index].Kind == ChannelKind.Sensor ? 0 : *Number(_channels[index]);
        }
    }

    /// <summary>Starts an episode: home, over it what is drawn, over that the given state; actions at rest.</summary>
    /// <param name="state">The state; what it says of sensors is not used: [channels].</param>
    public void Start(ReadOnlySpan<double> state)
    {
        simulation.ReturnHome();
        ulong key = HiddenStart.KeyOf(state);
        foreach (HiddenStart start in binding.Starts)
        {
            *Number(start.Source) = start.Draw(key);
        }

        for (int index = 0; index < _channels.Length; index++)
        {
            if (_channels[index].Kind != ChannelKind.Sensor)
            {
                *Number(_channels[index]) = state[index];
            }
        }

        SetControls(new double[_actuators.Length]);
        simulation.Measure();
        (HasDiverged, thread.Warnings) = (false, string.Empty);
        Check();
    }

    /// <summary>One step.</summary>
    /// <param name="actions">The actions: [da].</param>
    public void Step(ReadOnlySpan<double> actions)
    {
        double due = simulation.Time + Timestep;
        SetControls(actions);
        simulation.Step();

        // on its way from a bad number back to its initial state MuJoCo turns the clock back, and warns where it did not yet
        bool wentBack = Math.Abs(simulation.Time - due) > Timestep / 2;
        HasDiverged |= wentBack || thread.Warnings.Contains("unstable", StringComparison.Ordinal);
    }

    /// <summary>Ends a series of steps: sensors measure the state reached, and every number is looked at.</summary>
    public void Finish()
    {
        if (_measures && !HasDiverged)
        {
            simulation.Measure();
        }

        Check();
    }

    /// <summary>Frees the simulation.</summary>
    public void Free() => simulation.Free();

    private void SetControls(ReadOnlySpan<double> actions)
    {
        for (int index = 0; index < _actuators.Length; index++)
        {
            simulation.Ctrl[_actuators[index]] = actions[index];
        }
    }

    private void Check()
    {
        foreach (ChannelSource source in _channels)
        {
            HasDiverged |= !double.IsFinite(*Number(source));
        }
    }

    private double* Number(ChannelSource source) => source.Kind switch
    {
        ChannelKind.Qpos => simulation.Qpos + source.Index,
        ChannelKind.Qvel => simulation.Qvel + source.Index,
        _ => simulation.Sensors + source.Index,
    };
}
