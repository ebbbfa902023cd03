using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The log's budget.</summary>
internal static class LinkRules
{
    public static void Check(LinkDescription link, ProblemList problems)
    {
        problems.Range("$.link.fdatasyncInterval", link.FdatasyncInterval, 0, 60, "s");
        problems.Range("$.link.maxBytes", link.MaxBytes, 1L << 20, 1L << 40, "bytes");
        problems.Range("$.link.maxAge", link.MaxAge, 60, 10 * 366 * 86400.0, "s");
    }
}
