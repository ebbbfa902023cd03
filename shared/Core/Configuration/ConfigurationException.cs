using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Configuration;

/// <summary>A configuration file that cannot be used; carries everything found wrong with it, not only the first fault.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Reports the problems of one file.</summary>
    /// <param name="file">The file's path as the user gave it.</param>
    /// <param name="problems">What is wrong; at least one.</param>
    public ConfigurationException(string file, IReadOnlyList<ConfigurationProblem> problems)
        : base(string.Join('\n', problems.Select(problem => problem.Describe(file))))
    {
        File = file;
        Problems = problems;
    }

    /// <summary>The file's path as the user gave it.</summary>
    public string File { get; }

    /// <summary>Everything found wrong, in the order of the file where that is known.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }
}
