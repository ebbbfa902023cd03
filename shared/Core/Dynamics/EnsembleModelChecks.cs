using System.Globalization;
using System.IO;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>Whether an ensemble is for a robot.</summary>
public static class EnsembleModelChecks
{
    /// <summary>Says how an ensemble and a robot differ.</summary>
    /// <param name="model">The ensemble.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>One sentence or two, with what to do; null when the ensemble is for the robot.</returns>
    public static string? DifferenceTo(this EnsembleModel model, RobotDescription robot) =>
        Difference(model.Type, model.SchemaHash, model.Members.Architecture, robot);

    /// <summary>Says how an ensemble, of which these are known, and a robot differ.</summary>
    internal static string? Difference(string type, string schemaHash, EnsembleArchitecture shape, RobotDescription robot)
    {
        string schema = RobotSchema.Hash(robot);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        if (type != robot.Type)
        {
            return $"The model is for a robot of type '{type}'; this one is a '{robot.Type}'. "
                + "Choose a model of its type, or fit one.";
        }

        if (schemaHash != schema)
        {
            return $"The model was fitted to transitions of schema {schemaHash}; this robot.json makes schema "
                + $"{schema}. States, actions, estimators or periods changed: use the robot.json that it was fitted with, "
                + "or fit anew.";
        }

        return (shape.InputDimension, shape.OutputDimension) == (layout.Inputs.Count, layout.Learned.Count)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The model has {shape.InputDimension} inputs and {shape.OutputDimension} outputs; ")
                + $"this robot.json makes {layout.Inputs.Count} and {layout.Learned.Count}. "
                + "The input flags of its states changed: use the robot.json that it was fitted with, or fit anew.";
    }

    /// <summary>Refuses an ensemble that is not for a robot.</summary>
    /// <param name="model">The ensemble.</param>
    /// <param name="robot">The robot.</param>
    /// <exception cref="InvalidDataException">
    /// Type, schema or inputs differ; the message has both and what to do.
    /// </exception>
    public static void ThrowIfNotFor(this EnsembleModel model, RobotDescription robot)
    {
        if (model.DifferenceTo(robot) is { } difference)
        {
            throw new InvalidDataException(difference);
        }
    }
}
