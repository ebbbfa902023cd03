using System.Collections.Generic;
using System.Linq;
using MbRlRobot.ControllerApp;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Adapters.Tests;

/// <summary>The adapters that the programs register, and whether they can be used here.</summary>
public static class AppAdapters
{
    /// <summary>The adapters of controller and trainer, each once.</summary>
    public static IEnumerable<IAdapter> All { get; } =
    [
        .. ControllerProgram.Adapters().Ports.Concat(TrainerProgram.Adapters().Ports)
            .SelectMany(port => port.Adapters)
            .DistinctBy(adapter => adapter.Name + adapter.Summary),
    ];

    /// <summary>Why the tests of an adapter cannot run.</summary>
    /// <param name="adapter">The adapter's name.</param>
    /// <returns>What is missing and what to do; null where nothing is.</returns>
    public static string? SkipReason(string adapter)
    {
        IEnumerable<Dependency> missing = All.Single(each => each.Name == adapter).Dependencies.Where(each => !each.IsPresent);
        return missing.Any() ? $"{adapter} lacks {string.Join(", ", missing)}: {missing.First().Install}" : null;
    }
}
