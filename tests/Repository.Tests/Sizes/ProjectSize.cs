using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Repository.Tests.Sizes;

/// <summary>The sizes of a project, or of several together.</summary>
/// <param name="Name">Name for the report.</param>
/// <param name="Lines">Number of lines in all.</param>
/// <param name="Files">Lines per file.</param>
/// <param name="Methods">Lines per method; accessors, mostly one line long, are left out.</param>
internal sealed record ProjectSize(string Name, int Lines, Distribution Files, Distribution Methods)
{
    /// <summary>Sums up files.</summary>
    public static ProjectSize Of(string name, IReadOnlyCollection<SourceSize> sources) => new(
        name,
        sources.Sum(source => source.Lines),
        Distribution.Of(sources.Select(source => source.Lines)),
        Distribution.Of(sources.SelectMany(source => source.Structure.Methods)
            .Where(method => !method.IsAccessor)
            .Select(method => method.Lines)));
}
