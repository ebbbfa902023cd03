using System;
using System.IO;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// Holds a candidate against the champion on the robot's latest transitions. Those are what an episode that has just ended
/// left, so that a robot that waits for the next model need not move to judge it; the candidate may have been fitted on
/// them, which the trainer's holdout and the trial make up for.
/// </summary>
/// <param name="robot">The robot.</param>
/// <param name="settings">When a candidate counts as no worse.</param>
/// <param name="shelf">What the robot has.</param>
/// <param name="live">What it does.</param>
/// <param name="reports">Tells how models fare.</param>
internal sealed class ShadowStage(
    RobotDescription robot, ModelSettings settings, ModelShelf shelf, LiveRecords live, ModelReports reports)
{
    /// <summary>Judges, once there are rows enough.</summary>
    /// <param name="champion">The champion; where there is none, nothing is compared.</param>
    /// <param name="candidate">The candidate.</param>
    public void Judge(InstalledModel? champion, InstalledModel candidate)
    {
        try
        {
            if (champion is null)
            {
                shelf.Change(record => record.Shadowed());
            }
            else if (live.Latest.Count >= ShadowSettings.FewestRows)
            {
                Settle(candidate, Compare(champion, candidate).ToModelVerdict());
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Settle(candidate, ModelVerdict.Refuse(ModelRefusal.Storage, fault.Message.TrimEnd('.')));
        }
    }

    private ShadowResult Compare(InstalledModel champion, InstalledModel candidate)
    {
        int rows = Math.Min(settings.Shadow.Rows, live.Latest.Count);
        ShadowTest test = new(robot, Load(champion), Load(candidate), settings.Shadow with { Rows = rows });
        foreach (Transition transition in live.Latest)
        {
            test.Add(transition);
        }

        return test.Judge();
    }

    private EnsembleModel Load(InstalledModel model) => settings.Installation.Load(model, robot).Model.Ensemble;

    private void Settle(InstalledModel candidate, ModelVerdict verdict)
    {
        if (verdict.IsPassed)
        {
            shelf.Change(record => record.Shadowed());
            reports.Tell(candidate.Version, ModelStage.Staged, "in the shadow it predicted no worse than the champion");
        }
        else
        {
            shelf.Change(record => record.Dropped());
            reports.Refuse(candidate.Version, verdict);
        }
    }
}
