using MbRlRobot.Configuration;

namespace MbRlRobot.Ingest;

/// <summary>Makes the refusals of data files.</summary>
internal static class DataFault
{
    /// <summary>A refusal of one value.</summary>
    internal static ConfigurationException Of(
        string file, string what, string value, string allowed, string? detail = null, long line = 0, int column = 0) =>
        new(file, [new ConfigurationProblem(what, value, allowed, detail, (int)long.Min(line, int.MaxValue), column)]);
}
