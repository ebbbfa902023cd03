using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>How long one arming lasts.</summary>
internal static class SessionRules
{
    public static void Check(SessionDescription session, ProblemList problems)
    {
        problems.Range("$.session.maxEpisodes", session.MaxEpisodes, 1, 1_000_000);
        problems.Require(
            session.MaxMinutes is > 0 and <= 10_080, "$.session.maxMinutes", ProblemList.Text(session.MaxMinutes), "minutes above 0 to 10080, a week");
        problems.Range("$.session.awaitModel", session.AwaitModel, 0, 86_400, "s");
    }
}
