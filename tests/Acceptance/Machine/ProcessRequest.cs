using System;
using System.Collections.Generic;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>A program to run.</summary>
/// <param name="Program">File name or path.</param>
/// <param name="Arguments">Arguments, unquoted.</param>
/// <param name="Folder">Working folder.</param>
/// <param name="Environment">All of its environment; null: this process's own.</param>
public sealed record ProcessRequest(
    string Program,
    IReadOnlyList<string> Arguments,
    string Folder,
    IReadOnlyDictionary<string, string>? Environment = null)
{
    /// <summary>Gets the time after which the program and its children are killed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Gives the command line for people.</summary>
    public override string ToString() => $"{System.IO.Path.GetFileName(Program)} {string.Join(' ', Arguments)}";
}
