using System.CommandLine;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Models;

namespace MbRlRobot.ControllerApp;

/// <summary><c>--model</c>: a model folder or a model file.</summary>
internal static class ModelOption
{
    /// <summary>Makes the option.</summary>
    /// <returns>The option; null where it is missing. <see cref="Resolve"/> takes its value.</returns>
    public static Option<string?> Create() => new("--model")
    {
        Description = "The model: a folder, or a model file; the newest one shipped for the type unless given.",
        HelpName = "DIR|FILE",
    };

    /// <summary>Finds the model file that is meant.</summary>
    /// <param name="model">The value of <c>--model</c>; null takes the newest one shipped.</param>
    /// <param name="type">The robot's type.</param>
    /// <returns>The path of a file that exists.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Resolve(string? model, string type)
    {
        string path = model ?? ShippedModels.Newest(type);
        return ExistingPath.RequireFile(
            "--model",
            Directory.Exists(path) ? Path.Combine(path, ModelFolder.OnnxName) : path,
            "a model folder (with dynamics.onnx in it), or a model file");
    }
}
