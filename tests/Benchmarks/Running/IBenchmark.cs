using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>Something that is measured: a command of its own.</summary>
public interface IBenchmark
{
    /// <summary>Gets the command's name.</summary>
    string Name { get; }

    /// <summary>Gets what it measures, in a sentence.</summary>
    string Measures { get; }

    /// <summary>Gets its own options; each command has <c>--json</c> and <c>--check</c> beside them.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Measures.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="findings">Takes what was found.</param>
    /// <param name="progress">Is told each step.</param>
    /// <param name="cancellation">Ends it early.</param>
    void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation);
}
