using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.MuJoCo;

/// <summary>Finds in a model what robot.json's <c>io.mujoco</c> names, and says everything that is not there.</summary>
/// <param name="robot">The robot.</param>
/// <param name="mujoco">Its section.</param>
/// <param name="contents">What the model has.</param>
/// <param name="problems">Receives what does not fit.</param>
internal sealed class ModelBinder(RobotDescription robot, MujocoDescription mujoco, ModelContents contents, ProblemList problems)
{
    private const string Section = "$.io.mujoco";

    private static readonly ChannelSource Unknown = new(ChannelKind.Qpos, -1);
    private static readonly ChannelKind[] Readable = [ChannelKind.Qpos, ChannelKind.Qvel, ChannelKind.Sensor];
    private static readonly ChannelKind[] Settable = [ChannelKind.Qpos, ChannelKind.Qvel];

    /// <summary>Finds everything.</summary>
    /// <returns>What was found; worth nothing where there are problems.</returns>
    public ModelBinding Bind()
    {
        CheckPeriod();
        ChannelSource[] channels = [.. mujoco.State.Select((name, index) => Find(name, $"{Section}.state[{index}]", Readable))];
        CheckChannels(channels);
        int[] actuators = [.. mujoco.Action.Select((name, index) => FindActuator(name, $"{Section}.action[{index}]"))];
        CheckTwice(actuators, -1, index => $"{Section}.action[{index}]", "another actuator for each action");
        HiddenStart[] starts =
            [.. mujoco.Reset.Select(pair => new HiddenStart(Find(pair.Key, $"{Section}.reset.{pair.Key}", Settable), pair.Value, pair.Key))];
        CheckStarts(starts, channels);
        return new(channels, actuators, starts);
    }

    private void CheckPeriod()
    {
        double steps = robot.IoPeriod / contents.Timestep;
        string allowed = $"ioPeriod / the model's timestep = {ProblemList.Text(robot.IoPeriod)} s / {ProblemList.Text(contents.Timestep)} s";
        problems.Require(
            Math.Abs(steps - mujoco.Substeps) < 1e-6 * steps,
            $"{Section}.substeps",
            ProblemList.Text(mujoco.Substeps),
            $"{allowed} = {ProblemList.Text(steps)}");
    }

    private ChannelSource Find(string text, string path, IReadOnlyList<ChannelKind> kinds)
    {
        ChannelName name = ChannelName.Parse(text);
        IReadOnlyList<ChannelSource> found = (name with { Kinds = [.. name.Kinds.Intersect(kinds)] }).Find(contents);
        if (found.Count == 1)
        {
            return found[0];
        }

        string[] all = [.. ChannelName.All(contents, kinds)];
        string allowed = found.Count > 1 ? $"one of qpos:{text}, sensor:{text}: the model has both" : Names(text, all);
        problems.Add(path, $"\"{text}\"", $"{allowed}{contents.Limits}");
        return Unknown;
    }

    private int FindActuator(string name, string path)
    {
        NamedSlot? slot = contents.Actuators.FirstOrDefault(each => each.Name == name);
        problems.Require(slot is not null, path, $"\"{name}\"", Names(name, [.. contents.Actuators.Select(each => each.Name)]));
        return slot?.Address ?? -1;
    }

    private static string Names(string text, string[] all)
    {
        IEnumerable<string> bare = all.Select(each => each[(each.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        string? near = NearestName.Find(text, [.. all, .. bare]);
        string list = all.Length > 0 ? $"one of {string.Join(", ", all)}" : "nothing: the model has no such names";
        return near is null ? list : $"{list}; did you mean '{near}'?";
    }

    private void CheckChannels(ChannelSource[] channels)
    {
        CheckTwice(
            channels, Unknown, index => $"{Section}.state[{index}]", "another number of the model for each state; a joint's velocity is qvel:joint");
        StateDescription[] measured = [.. robot.State.Where(state => state.Channel is not null)];
        foreach ((int index, StateDescription state) in measured.Index())
        {
            ChannelSource source = channels[index];
            problems.Require(
                !state.Source.IsVelocity || source == Unknown || source.Kind != ChannelKind.Qpos,
                $"{Section}.state[{index}]",
                $"\"{mujoco.State[index]}\", a position, for {state.Name}, a velocity",
                "qvel:joint, or a sensor");
            problems.Require(
                source.Kind != ChannelKind.Sensor || !robot.Reset.Simulation.ContainsKey(state.Name),
                $"$.reset.simulation.{state.Name}",
                $"a start for what the sensor \"{mujoco.State[index]}\" measures",
                "nothing: a sensor cannot be set; io.mujoco.reset starts the joints that no state measures");
        }
    }

    private void CheckStarts(HiddenStart[] starts, ChannelSource[] channels)
    {
        CheckTwice([.. starts.Select(start => start.Source)], Unknown, index => $"{Section}.reset.{starts[index].Name}", "each joint once");
        foreach (HiddenStart start in starts.Where(start => start.Source != Unknown && channels.Contains(start.Source)))
        {
            problems.Add($"{Section}.reset.{start.Name}", "the start of a measured state", "a joint that no state measures; reset.simulation starts this one");
        }
    }

    private void CheckTwice<T>(T[] found, T unknown, Func<int, string> path, string allowed)
        where T : IEquatable<T>
    {
        foreach ((int index, T each) in found.Index())
        {
            int first = Array.IndexOf(found, each);
            problems.Require(first == index || each.Equals(unknown), path(index), $"the same as {path(first)}", allowed);
        }
    }
}
