using MbRlRobot.Planning;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Controller.Tests.Recording;

/// <summary>Records of two states, one action, one parameter, two channels read twice a step, that follow from a number.</summary>
internal static class Samples
{
    public const string RobotId = "robot-1";
    public const ulong Epoch = 0xC0FFEE;

    public static TransitionSchema Schema { get; } = new(new string('a', 64), 2, 1, 1);

    public static RecordSource Source(ulong epoch = Epoch, TransitionSchema? schema = null) =>
        new(RobotId, epoch, schema ?? Schema, ["position", "velocity"], 2);

    public static RingFolder Rings(Scratch scratch) => new(RobotId, scratch.Folder);

    /// <summary>Records a step whose numbers follow from its sequence.</summary>
    public static void Step(TransitionRecorder recorder)
    {
        ulong sequence = recorder.NextSequence;
        long time = TimeOf(sequence);
        recorder.Read([sequence, 0.5], time + 1);
        recorder.Read([sequence, 1.5], time + 2);
        recorder.Record(new StepRecord
        {
            Step = (int)sequence,
            TimeNanoseconds = time,
            DtSeconds = 0.04,
            State = [sequence, -1],
            Action = [0.25f],
            NextState = [sequence + 1, -1],
            Parameters = [3],
            Reward = -(float)sequence,
            Flags = TransitionFlags.Saturated,
            ModelVersion = 7,
            PlanTick = sequence,
            PlanStep = 0,
        });
    }

    public static void Steps(TransitionRecorder recorder, int count)
    {
        for (int step = 0; step < count; step++)
        {
            Step(recorder);
        }
    }

    public static void Decide(TransitionRecorder recorder, ulong tick)
    {
        PlanRequest request = new([1, 2], [0.125f], [3], 0.5f, tick, 2, deadlineNanoseconds: 900);
        recorder.Decided(request, new PlanResult(true, 3, 97, 1, 4.5f, 0.25f), [0.5f, 0.75f, -1], 400);
    }

    public static long TimeOf(ulong sequence) => 1000 + (long)(sequence * 40);
}
