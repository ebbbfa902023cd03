using MbRlRobot.Configuration;

namespace MbRlRobot.Store;

/// <summary>Makes the refusals of one checkpoint file.</summary>
/// <param name="file">The file.</param>
internal sealed class CheckpointFaults(string file)
{
    /// <summary>The file as a whole is wrong.</summary>
    internal ConfigurationException File(string what, string found, string expected) =>
        new(file, [new ConfigurationProblem(what, found, expected)]);

    /// <summary>An entry of the metadata is wrong, or missing where null was found.</summary>
    internal ConfigurationException Metadata(string name, string? found, string expected) =>
        File($"metadata '{name}'", found is null ? "missing" : $"\"{found}\"", expected);

    /// <summary>A tensor is wrong.</summary>
    internal ConfigurationException Tensor(string name, string found, string expected) =>
        File($"tensor '{name}'", found, expected);
}
