using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Registry;

namespace MbRlRobot.TrainerApp.Versions;

/// <summary>What a registry holds of one robot type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Champion">The version that robots are offered; null for none yet.</param>
/// <param name="Candidate">The version made last; null for none.</param>
/// <param name="Previous">The champion before; null for none.</param>
/// <param name="Reported">The highest version that a robot said it took; 0 for none.</param>
/// <param name="Versions">Every version, the newest first.</param>
public sealed record ModelsReport(
    string Type, ulong? Champion, ulong? Candidate, ulong? Previous, ulong Reported, IReadOnlyList<VersionRecord> Versions)
{
    /// <summary>Reads the registries of a data folder.</summary>
    /// <param name="data">The folder.</param>
    /// <returns>One report for each type.</returns>
    public static IReadOnlyList<ModelsReport> Of(string data) =>
        [.. ModelRegistry.Types(data).Select(type => Of(new ModelRegistry(data, type)))];

    private static ModelsReport Of(ModelRegistry registry) => new(
        registry.Type,
        registry.Find(RegistryAlias.Champion),
        registry.Find(RegistryAlias.Candidate),
        registry.Find(RegistryAlias.Previous),
        registry.Reported,
        [.. registry.Versions.Reverse().Select(registry.Record)]);
}
