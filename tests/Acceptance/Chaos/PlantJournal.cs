using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>Reads what a simulated robot in lockstep wrote down itself (<c>--plant-journal</c>), apart from all records.</summary>
/// <param name="path">The file; its process may still be writing, or have died.</param>
public sealed class PlantJournal(string path)
{
    private const int HeadFields = 4;

    private long _counted;
    private int _count;

    /// <summary>Counts the steps written so far.</summary>
    public int Count()
    {
        string[] lines = WholeLines(_counted);
        _counted += lines.Sum(line => line.Length + 1);
        _count += lines.Count(line => line[0] == 'S');
        return _count;
    }

    /// <summary>Reads the steps: the first is that of the row with sequence 0.</summary>
    /// <param name="robot">The robot.</param>
    public IReadOnlyList<PlantStep> Read(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        List<PlantStep> steps = [];
        (int episode, int step) = (-1, 0);
        foreach (string[] fields in WholeLines(0).Where(line => line[0] != '#').Select(line => line.Split(',')))
        {
            if (fields[0] == "R")
            {
                CutLast(steps);
                (episode, step) = (episode + 1, 0);
            }
            else
            {
                steps.Add(StepOf(fields, robot, episode, step++));
            }
        }

        return steps;
    }

    /// <summary>A step behind which the robot was brought to its start was the last of its episode.</summary>
    private static void CutLast(List<PlantStep> steps)
    {
        if (steps.Count > 0)
        {
            steps[^1] = steps[^1] with { Flags = steps[^1].Flags | TransitionFlags.Truncated };
        }
    }

    private static PlantStep StepOf(string[] fields, RobotDescription robot, int episode, int step)
    {
        double[] numbers = [.. fields[HeadFields..].Select(Number)];
        (int states, int actions) = (robot.State.Count, robot.Action.Count);
        TransitionFlags flags = step + 1 == robot.Task.EpisodeSteps ? TransitionFlags.Truncated : TransitionFlags.None;
        return new PlantStep(
            episode,
            step,
            long.Parse(fields[2], CultureInfo.InvariantCulture),
            Number(fields[3]),
            StateOf(numbers[..states], robot),
            [.. numbers[states..(states + actions)].Select(number => (float)number)],
            StateOf(numbers[(states + actions)..], robot),
            flags);
    }

    private static float[] StateOf(double[] channels, RobotDescription robot) =>
        [.. channels.Zip(robot.State, (value, state) => (float)(state.Kind == StateKind.Angle ? Angles.Wrap(value) : value))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The lines behind a position; one without an end is of a step that did not return.</summary>
    private string[] WholeLines(long position)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = position;
        using StreamReader reader = new(file);
        return reader.ReadToEnd().Split('\n')[..^1];
    }
}
