using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The task: its expressions, its length, and what belongs together.</summary>
internal static class TaskRules
{
    /// <summary>Checks the numbers of a task; its expressions are checked by <see cref="TaskExpressions"/>.</summary>
    public static void Check(TaskDescription task, ProblemList problems)
    {
        problems.Range("$.task.episodeSteps", task.EpisodeSteps, 1, 1_000_000, "control periods");
        problems.Range("$.task.limitPenalty", task.LimitPenalty, 0, 1e9);
        problems.Require(
            task.Done is null == task.DoneReward is null,
            "$.task.doneReward",
            task.DoneReward is { } reward ? ProblemList.Text(reward) : "missing",
            "a number, the reward of each step that remains, together with done and only there");
        if (task.Score is { } score)
        {
            CheckScore(score, problems);
        }
    }

    private static void CheckScore(ScoreDescription score, ProblemList problems)
    {
        problems.Require(
            score.Random is null == score.Oracle is null,
            "$.task.score",
            score.Random is null ? "oracle without random" : "random without oracle",
            "random and oracle together, or neither");
        problems.Require(
            score is not { Random: { } random, Oracle: { } oracle } || random < oracle,
            "$.task.score.oracle",
            ProblemList.Text(score.Oracle ?? 0),
            $"a return above random, {ProblemList.Text(score.Random ?? 0)}");
    }
}
