using System.Collections.Generic;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>Work that several do, and what is demanded of how they compare.</summary>
internal interface IComparison
{
    /// <summary>What is done, such as <c>plan S</c>.</summary>
    string Name { get; }

    /// <summary>Who does it.</summary>
    IReadOnlyList<Contender> Contenders { get; }

    /// <summary>Tells ratios and goals.</summary>
    /// <param name="medians">Each contender's median, ms.</param>
    /// <param name="findings">Takes them.</param>
    void Judge(IReadOnlyDictionary<string, double> medians, Findings findings);
}
