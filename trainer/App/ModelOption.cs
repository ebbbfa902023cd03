using System.CommandLine;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Models;

namespace MbRlRobot.TrainerApp;

/// <summary>A model that a command line names.</summary>
internal static class ModelOption
{
    private const string Allowed = "a model folder (with dynamics.onnx in it), or a model file";

    /// <summary>Makes <c>--model</c>.</summary>
    /// <returns>The option; <see cref="Resolve"/> takes its value.</returns>
    public static Option<string> Create() => new("--model")
    {
        Description = "The model: a folder, or a model file.",
        HelpName = "DIR|FILE",
        Required = true,
    };

    /// <summary>Refuses a path where there is no model file.</summary>
    /// <param name="name">The option's or argument's name.</param>
    /// <param name="model">Its value.</param>
    /// <returns>The path.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Resolve(string name, string model)
    {
        if (Directory.Exists(model))
        {
            ExistingPath.RequireFile(name, Path.Combine(model, ModelFolder.OnnxName), Allowed);
            return model;
        }

        return ExistingPath.RequireFile(name, model, Allowed);
    }
}
