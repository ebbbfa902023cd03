using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>What a model file holds.</summary>
public sealed class OnnxModel
{
    private readonly RobotDescription _robot;

    internal OnnxModel(EnsembleModel ensemble, RobotDescription robot) =>
        (Ensemble, _robot, Layout) = (ensemble, robot, DynamicsLayout.Of(robot));

    /// <summary>The active members, bit for bit as they were written.</summary>
    public EnsembleModel Ensemble { get; }

    /// <summary>How states and actions meet the networks.</summary>
    public DynamicsLayout Layout { get; }

    /// <summary>The states it was fitted to: names, units, kinds; limits and flags as they then were.</summary>
    public IReadOnlyList<StateDescription> State => _robot.State;

    /// <summary>The actions it was fitted to.</summary>
    public IReadOnlyList<ActionDescription> Action => _robot.Action;

    /// <summary>Seconds from state to next state.</summary>
    public double ControlPeriod => _robot.ControlPeriod;

    /// <summary>Says how the model and a robot differ: type, schema (and where), inputs.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>A few sentences, with what to do; null when the model is for the robot.</returns>
    public string? DifferenceTo(RobotDescription robot) => Difference(Ensemble.DifferenceTo(robot), _robot, robot);

    /// <summary>Says where two robots differ of which ensembles have been compared.</summary>
    internal static string? Difference(string? ofEnsembles, RobotDescription model, RobotDescription robot)
    {
        if (ofEnsembles is not null)
        {
            return model.Type == robot.Type && FirstLines(model, robot) is (string here, string there)
                ? $"{ofEnsembles} First difference: '{here}' in the model, '{there}' in robot.json."
                : ofEnsembles;
        }

        return DynamicsLayout.Of(model).Inputs.SequenceEqual(DynamicsLayout.Of(robot).Inputs)
            ? null
            : "The model sees other states than this robot.json names: the input flags of its states changed. "
                + "Use the robot.json that it was fitted with, or fit anew.";
    }

    /// <summary>Refuses a model that is not for a robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <exception cref="InvalidDataException">
    /// Type, schema or inputs differ; the message has both and what to do.
    /// </exception>
    public void ThrowIfNotFor(RobotDescription robot)
    {
        if (DifferenceTo(robot) is { } difference)
        {
            throw new InvalidDataException(difference);
        }
    }

    private static (string Here, string There)? FirstLines(RobotDescription model, RobotDescription robot)
    {
        string[] here = RobotSchema.Canonical(model).Split('\n');
        string[] there = RobotSchema.Canonical(robot).Split('\n');
        int line = Enumerable.Range(0, int.Min(here.Length, there.Length))
            .FirstOrDefault(index => here[index] != there[index], -1);
        return line < 0 ? null : (here[line], there[line]);
    }
}
