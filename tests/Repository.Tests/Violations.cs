using System.Collections.Generic;
using Xunit;

namespace MbRlRobot.Repository.Tests;

/// <summary>What a rule found, as a test reports it.</summary>
internal static class Violations
{
    /// <summary>Fails with all of them, one per line.</summary>
    public static void AssertNone(IEnumerable<string> violations)
    {
        string[] found = [.. violations];
        Assert.True(found.Length == 0, $"{found.Length} violations:\n{string.Join('\n', found)}");
    }
}
