using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The fit's schedule and constants.</summary>
internal static class TrainingRules
{
    private const string Path = "$.training";

    public static void Check(TrainingDescription training, ProblemList problems)
    {
        problems.Range($"{Path}.steps", training.Steps, 1, 10_000_000);
        problems.Range($"{Path}.batch", training.Batch, 1, 65_536, "transitions");
        problems.Require(
            training.LearningRate is > 0 and <= 1, $"{Path}.learningRate", ProblemList.Text(training.LearningRate), "a number above 0 to 1");
        problems.Range($"{Path}.beta", training.Beta, 0, 1);
        problems.Range($"{Path}.holdout", training.Holdout, 0, 0.5);
        problems.Range($"{Path}.refitEverySteps", training.RefitEverySteps, 0, 1_000_000, "control periods, 0 for none");
        problems.Range($"{Path}.weightDecay", training.WeightDecay.Count, 3, 3, "numbers: first, hidden, output");
        for (int index = 0; index < training.WeightDecay.Count; index++)
        {
            problems.Range($"{Path}.weightDecay[{index}]", training.WeightDecay[index], 0, 1);
        }
    }
}
