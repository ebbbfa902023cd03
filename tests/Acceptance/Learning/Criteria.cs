using System;
using System.Collections.Generic;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>What a proof demands, told line by line: all of it is measured, whatever fails first.</summary>
/// <param name="progress">Is told every line.</param>
public sealed class Criteria(IProgress<string> progress)
{
    private readonly List<string> _failed = [];
    private int _count;

    /// <summary>Tells a line of measurements.</summary>
    /// <param name="line">The line.</param>
    public void Tell(string line) => progress.Report(line);

    /// <summary>Checks one demand.</summary>
    /// <param name="demand">What is demanded, and what was measured.</param>
    /// <param name="holds">Whether it holds.</param>
    public void Check(string demand, bool holds)
    {
        _count++;
        progress.Report($"{(holds ? "holds" : "FAILS")}: {demand}");
        if (!holds)
        {
            _failed.Add(demand);
        }
    }

    /// <summary>Sums up.</summary>
    /// <param name="summary">What to say where all holds.</param>
    /// <exception cref="ProofFailedException">Something does not hold; the message has all of it.</exception>
    public Verdict Verdict(string summary) => _failed.Count == 0
        ? new Verdict(Outcome.Passed, $"{_count} criteria hold; {summary}")
        : throw new ProofFailedException($"{_failed.Count} of {_count} criteria fail: {string.Join("; ", _failed)}");
}
