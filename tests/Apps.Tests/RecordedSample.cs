using System.Collections.Generic;
using MbRlRobot.Ingest;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Apps.Tests;

/// <summary>The rows of a <see cref="SampleWorkspace"/> as a robot's log.</summary>
internal static class RecordedSample
{
    /// <summary>Records the workspace's rows.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="robot">Its robot.</param>
    /// <returns>The log's folder; the rows in it are of sample-1, epoch 7.</returns>
    public static string Write(SampleWorkspace workspace, RobotDescription robot)
    {
        List<Transition> rows = [];
        DataFolder.Read(workspace.Data, robot, rows.Add);
        RingFolder rings = new("sample-1", workspace.At("rings"));
        using RecordRing ring = rings.Create(RecordSource.Of(robot, "sample-1", 7, ["x", "theta"]), 1024);
        Record(new TransitionRecorder(ring, plannerSeed: 1), rows);
        string folder = workspace.At("log");
        using SegmentLog log = SegmentLog.Open(folder, "sample-1", SegmentLogOptions.Of(robot.Link), _ => { });
        using RingCopier copier = new(rings, log, _ => { });
        copier.Copy();
        return folder;
    }

    private static void Record(TransitionRecorder recorder, List<Transition> rows)
    {
        foreach (Transition row in rows)
        {
            if (row.Step == 0)
            {
                recorder.Started([0, 0], row.TimeNanoseconds);
                recorder.StartEpisode(row.Episode, isExploring: true, row.State.Span, row.Parameters.Span);
            }

            recorder.Record(new StepRecord
            {
                Step = row.Step,
                TimeNanoseconds = row.TimeNanoseconds,
                DtSeconds = row.DtSeconds,
                State = row.State.Span,
                Action = row.Action.Span,
                NextState = row.NextState.Span,
                Parameters = row.Parameters.Span,
                Reward = row.Reward,
                Flags = row.Flags,
                ModelVersion = row.ModelVersion,
                PlanStep = StepRecord.NoPlan,
            });
        }
    }
}
