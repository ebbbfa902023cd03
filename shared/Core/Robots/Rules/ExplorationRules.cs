using System;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>Exploration: its size, and the keys that belong to its kind.</summary>
internal static class ExplorationRules
{
    private const string Path = "$.exploration";

    public static void Check(RobotDescription robot, ProblemList problems)
    {
        ExplorationDescription exploration = robot.Exploration;
        problems.Require(
            exploration.Amplitude is > 0 and <= 1, $"{Path}.amplitude", ProblemList.Text(exploration.Amplitude), "a fraction of half the action range, above 0 to 1");
        problems.Range($"{Path}.episodes", exploration.Episodes, 0, 1000);
        CheckHold(exploration, robot.Task.EpisodeSteps, problems);
        CheckBeta(exploration, problems);
        CheckFrequencies(exploration, 0.5 / robot.ControlPeriod, problems);
    }

    private static void CheckHold(ExplorationDescription exploration, int episodeSteps, ProblemList problems)
    {
        if (exploration.HoldSteps is not { } hold)
        {
            return;
        }

        bool held = exploration.Kind is ExplorationKind.Doublets or ExplorationKind.Held;
        problems.Require(held, $"{Path}.holdSteps", hold.ToString(), "nothing: only doublets and held have it");
        problems.Require(
            hold.Low >= 1 && hold.Low <= hold.High && hold.High <= episodeSteps && hold.Low == Math.Floor(hold.Low) && hold.High == Math.Floor(hold.High),
            $"{Path}.holdSteps",
            hold.ToString(),
            $"[fewest, most] whole control periods from 1 to the episode's {episodeSteps}");
    }

    private static void CheckBeta(ExplorationDescription exploration, ProblemList problems)
    {
        if (exploration.Beta is { } beta)
        {
            problems.Range($"{Path}.beta", beta, 0, 10);
            problems.Require(
                exploration.Kind == ExplorationKind.Coloured, $"{Path}.beta", ProblemList.Text(beta), "nothing: only coloured has it");
        }
    }

    private static void CheckFrequencies(ExplorationDescription exploration, double nyquist, ProblemList problems)
    {
        if (exploration.Frequencies is { } sweep)
        {
            problems.Require(
                sweep.Low > 0 && sweep.Low <= sweep.High && sweep.High <= nyquist,
                $"{Path}.frequencies",
                sweep.ToString(),
                $"[first, last] Hz, above 0 to {ProblemList.Text(nyquist)}, half the control rate");
            problems.Require(
                exploration.Kind == ExplorationKind.Chirp, $"{Path}.frequencies", sweep.ToString(), "nothing: only chirp has it");
        }
    }
}
