using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>
/// Fitters over libtorch, as the trainer makes them: this project compiles without the package. libtorch's threads and the count of
/// its tensors belong to the process, so tests with it run one after the other.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchSharpFitters
{
    public const string Name = "torchsharp";

    public static IEnsembleFitter Create(params (string Name, string Value)[] options)
    {
        Dictionary<string, string> named = options.ToDictionary(option => option.Name, option => option.Value);
        return TrainerProgram.Adapters().EnsembleFitters.Find(Name)(named);
    }
}
