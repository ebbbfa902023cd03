using System.Collections.Generic;
using MbRlRobot.Adapters;
using MbRlRobot.Fitting;
using MbRlRobot.Rollouts;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Apps.Tests;

/// <summary>The built-in engine and fitter under the name recorder, which take any options and note them.</summary>
internal sealed class RecordedAdapters
{
    /// <summary>What engines were given, in order.</summary>
    public List<IReadOnlyDictionary<string, string>> EngineOptions { get; } = [];

    /// <summary>What fitters were given, in order.</summary>
    public List<IReadOnlyDictionary<string, string>> FitterOptions { get; } = [];

    /// <summary>The program's adapters, and these.</summary>
    public AdapterRegistry Registry()
    {
        AdapterRegistry registry = TrainerProgram.Adapters();
        registry.RolloutEngines.Add(new("recorder", "notes options", [], setup =>
        {
            EngineOptions.Add(setup.Options);
            return BuiltInRolloutEngine.Create(setup with { Options = AdapterOptions.None });
        }));
        registry.EnsembleFitters.Add(new("recorder", "notes options", [], options =>
        {
            FitterOptions.Add(options);
            return BuiltInFitter.Create(AdapterOptions.None);
        }));
        return registry;
    }
}
