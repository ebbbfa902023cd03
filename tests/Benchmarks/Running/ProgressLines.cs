using System;
using System.IO;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>Writes each step as a line, at once: unlike <see cref="Progress{T}"/>, on the thread that tells.</summary>
/// <param name="name">The benchmark.</param>
/// <param name="error">Takes the lines.</param>
internal sealed class ProgressLines(string name, TextWriter error) : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => error.WriteLine($"{name}: {value}");
}
