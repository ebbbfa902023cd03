using System;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>One of those that do the same work.</summary>
/// <param name="Name">Who, and how.</param>
/// <param name="Measure">Does the work some times in a process of its own, and gives the median, ms.</param>
internal sealed record Contender(string Name, Func<CancellationToken, Task<double>> Measure);
