using System;
using System.Collections.Generic;
using MbRlRobot.Recording;
using MbRlRobot.TestKit;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording;

public sealed class TransitionRecorderTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly RecordRing _ring;
    private readonly RingReader _reader;
    private readonly TransitionRecorder _recorder;

    public TransitionRecorderTests()
    {
        _ring = Samples.Rings(_scratch).Create(Samples.Source(), 64);
        _reader = RingReader.Open(_ring.Path);
        _recorder = new TransitionRecorder(_ring, plannerSeed: 42);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _ring.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void Every_kind_of_record_reads_back_as_it_was()
    {
        _recorder.SwapModel(7, 0xABCD);
        _recorder.Started([5, 6], 990);
        _recorder.StartEpisode(3, isExploring: true, [1, 2], [8]);
        Samples.Decide(_recorder, tick: 11);
        Samples.Step(_recorder);
        _recorder.EndEpisode(EpisodeEnd.StepLimit, -2.5);
        List<LogRecord> read = RecordRingTests.ReadAll(_reader);

        LoggedEvent swap = Assert.IsType<LoggedEvent>(read[0]);
        Assert.Equal((EventKind.ModelSwapped, 7UL, 0xABCDUL, -1), (swap.Kind, swap.First, swap.Second, swap.Episode));
        LoggedStart start = Assert.IsType<LoggedStart>(read[1]);
        Assert.Equal((3, true, 990L, 0UL), (start.Episode, start.IsExploring, start.TimeNanoseconds, start.Sequence));
        Assert.Equal([1, 2], start.State.ToArray());
        Assert.Equal([8], start.Parameters.ToArray());
        Assert.Equal([5, 6], start.Reading.Channels.ToArray());
        AssertDecision(Assert.IsType<LoggedDecision>(read[2]));
        AssertStep(Assert.IsType<LoggedStep>(read[3]));
        LoggedEvent end = Assert.IsType<LoggedEvent>(read[4]);
        Assert.Equal((EventKind.EpisodeEnded, (ulong)EpisodeEnd.StepLimit), (end.Kind, end.First));
        Assert.Equal((-2.5, 1UL, 4UL), (BitConverter.UInt64BitsToDouble(end.Second), end.Sequence, end.Index));
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        Everything();
        using (AllocationGuard.Expect(0))
        {
            for (int round = 0; round < 100; round++)
            {
                Everything();
            }
        }

        Assert.Equal(0, _recorder.Malformed);
    }

    [Fact]
    public void What_has_other_dimensions_is_counted_and_takes_no_sequence()
    {
        _recorder.Started([1], 1);
        Assert.False(_recorder.StartEpisode(0, false, [1, 2, 3], [1]));
        Assert.False(_recorder.Record(Step([1, 2], [1, 2])));
        Samples.Decide(_recorder, 1);
        Assert.Equal((3L, 0UL), (_recorder.Malformed, _recorder.NextSequence));
        Assert.True(_recorder.Record(Step([1, 2], [1])));
        Assert.Equal(1UL, _recorder.NextSequence);
    }

    [Fact]
    public void Readings_without_room_are_counted_and_those_before_an_episode_do_not_count()
    {
        _recorder.Read([0, 0], 1);
        _recorder.Started([0, 0], 2);
        _recorder.StartEpisode(0, false, [1, 2], [1]);
        _recorder.Read([1, 1], 3);
        _recorder.Read([1], 4);
        _recorder.Read([2, 2], 5);
        _recorder.Read([3, 3], 6);
        _recorder.Record(Step([1, 2], [1]));
        _recorder.Record(Step([1, 2], [1]));
        List<LogRecord> read = RecordRingTests.ReadAll(_reader);
        LoggedStep first = Assert.IsType<LoggedStep>(read[1]);
        Assert.Equal((2, 2), (first.MissedReadings, first.Readings.Count));
        Assert.Equal((3L, 5L), (first.Readings[0].StampNanoseconds, first.Readings[1].StampNanoseconds));
        LoggedStep second = Assert.IsType<LoggedStep>(read[2]);
        Assert.Equal((0, 0), (second.MissedReadings, second.Readings.Count));
    }

    [Fact]
    public void A_long_note_is_cut_between_letters()
    {
        _recorder.Announce(EventKind.Note, 0, 0, new string('é', 100));
        _recorder.Announce(EventKind.Note, 0, 0, "a" + new string('é', 100));
        List<LogRecord> read = RecordRingTests.ReadAll(_reader);
        Assert.Equal(new string('é', 60), Assert.IsType<LoggedEvent>(read[0]).Text);
        Assert.Equal("a" + new string('é', 59), Assert.IsType<LoggedEvent>(read[1]).Text);
    }

    private void Everything()
    {
        _recorder.SwapModel(1, 2);
        _recorder.Started([5, 6], 990);
        _recorder.StartEpisode(3, isExploring: true, [1, 2], [8]);
        Samples.Decide(_recorder, 1);
        Samples.Step(_recorder);
        _recorder.EndEpisode(EpisodeEnd.Done, 1);
        _recorder.Announce(EventKind.Note, 0, 0, "overrun");
    }

    private static StepRecord Step(float[] state, float[] action) => new()
    {
        Step = 0,
        TimeNanoseconds = 0,
        DtSeconds = 0.04,
        State = state,
        Action = action,
        NextState = state,
        Parameters = [3],
        Reward = 0,
        Flags = TransitionFlags.None,
    };

    private static void AssertDecision(LoggedDecision decision)
    {
        Assert.Equal((11UL, 42UL, 7UL, 0xABCDUL), (decision.Tick, decision.Seed, decision.ModelVersion, decision.ModelId));
        Assert.Equal((500L, 2, 0.5f, 400L), (decision.BudgetNanoseconds, decision.ExecutedSteps, decision.TimeSeconds, decision.TimeNanoseconds));
        Assert.Equal(new(true, 3, 0, 1, 4.5f, 0.25f), decision.Result);
        Assert.Equal([1, 2], decision.State.ToArray());
        Assert.Equal([0.125f], decision.PreviousAction.ToArray());
        Assert.Equal([3], decision.Parameters.ToArray());
        Assert.Equal([0.5f], decision.FirstAction.ToArray());
    }

    private static void AssertStep(LoggedStep step)
    {
        Transition expected = new()
        {
            Id = new TransitionId(Samples.RobotId, Samples.Epoch, 0),
            Episode = 3,
            Step = 0,
            TimeNanoseconds = 1000,
            DtSeconds = 0.04,
            State = new float[] { 0, -1 },
            Action = new[] { 0.25f },
            NextState = new float[] { 1, -1 },
            Parameters = new float[] { 3 },
            Reward = -0f,
            Flags = TransitionFlags.Saturated,
            ModelVersion = 7,
        };
        Assert.Equal(expected, step.Transition);
        Assert.Equal((0UL, 0, 2), (step.PlanTick, step.PlanStep, step.Readings.Count));
        Assert.Equal([0, 1.5], step.Readings[1].Channels.ToArray());
    }
}
