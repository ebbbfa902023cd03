using System;
using System.IO;
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

    /// <summary>Whether the state is no longer one that the model's equations of motion led to.</summary>
    public bool HasFailed { get; private set; }

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
    /// <exception cref="IOException">MuJoCo warns of it; the message says of what.</exception>
    public void Start(ReadOnlySpan<double> state)
    {
        (HasFailed, thread.Warnings) = (false, string.Empty);
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
        Check();
        if (HasFailed)
        {
            string why = thread.Warnings.Length > 0 ? thread.Warnings : "a channel is not finite";
            throw new IOException($"MuJoCo cannot simulate the start of this episode: {why}");
        }
    }

    /// <summary>One step.</summary>
    /// <param name="actions">The actions: [da].</param>
    public void Step(ReadOnlySpan<double> actions)
    {
        double due = simulation.Time + Timestep;
        SetControls(actions);
        simulation.Step();

        // MuJoCo answers a bad number by going back to its initial state, and turns the clock back on the way
        HasFailed |= Math.Abs(simulation.Time - due) > Timestep / 2;
        Check();
    }

    /// <summary>Ends a series of steps: sensors measure the state reached, and every number is looked at.</summary>
    public void Finish()
    {
        if (_measures && !HasFailed)
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

    /// <summary>
    /// Everything that MuJoCo warns of makes its numbers wrong: what is not finite, contacts and constraints left out, singular
    /// inertias.
    /// </summary>
    private void Check()
    {
        HasFailed |= thread.Warnings.Length > 0;
        foreach (ChannelSource source in _channels)
        {
            HasFailed |= !double.IsFinite(*Number(source));
        }
    }

    private double* Number(ChannelSource source) => source.Kind switch
    {
        ChannelKind.Qpos => simulation.Qpos + source.Index,
        ChannelKind.Qvel => simulation.Qvel + source.Index,
        _ => simulation.Sensors + source.Index,
    };
}
