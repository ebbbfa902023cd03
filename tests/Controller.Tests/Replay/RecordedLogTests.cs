using System;
using System.IO;
using System.Linq;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using Xunit;

namespace MbRlRobot.Controller.Tests.Replay;

public sealed class RecordedLogTests
{
    [Fact]
    public void Tells_episodes_with_their_starts_ends_and_steps()
    {
        using RecordedRun run = new();
        RecordedEpisode[] all = [.. new RecordedLog(run.Log).Episodes()];
        Assert.Equal([-1, 0, 1], all.Select(episode => episode.Number));
        Assert.Equal((EpisodeEnd.StepLimit, 1.5, 0UL, null), (all[1].End, all[1].Return, all[1].Missing, all[1].Obstacle));
        Assert.Equal(EpisodeEnd.Command, all[2].End);
        Assert.Equal((RecordedRun.Steps, 12UL), (all[2].Steps.Count, all[2].Steps[0].Sequence));
        Assert.Equal(all[1].Start!.State.ToArray(), all[1].Steps[0].Transition.State.ToArray());
    }

    [Fact]
    public void Within_an_episode_each_row_starts_where_the_one_before_ended_to_the_bit()
    {
        using RecordedRun run = new();
        foreach (RecordedEpisode episode in run.Episodes())
        {
            Assert.All(episode.Steps.Zip(episode.Steps.Skip(1)), pair =>
                Assert.Equal(pair.First.Transition.NextState.ToArray(), pair.Second.Transition.State.ToArray()));
        }
    }

    [Fact]
    public void What_the_ring_lost_is_missing_at_the_right_place()
    {
        using RecordedRun run = new(capacity: 16);
        RecordedEpisode episode = Assert.Single(new RecordedLog(run.Log).Episodes());
        Assert.Equal((1, "its start is not in the log"), (episode.Number, episode.Obstacle));
        Assert.Contains(episode.Events, each => each.Kind == EventKind.RecordsLost);
    }

    [Fact]
    public void Reads_one_segment_and_tells_a_torn_tail()
    {
        using RecordedRun run = new();
        string segment = Directory.GetFiles(run.Log, "*.segment").Single();
        using (FileStream file = new(segment, FileMode.Open))
        {
            file.SetLength(file.Length - 3);
        }

        RecordedLog log = new(segment);
        Assert.Equal(2 * RecordedRun.Steps, log.Read().OfType<LoggedStep>().Count());
        Assert.StartsWith($"{segment}: at byte ", Assert.Single(log.Damage), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_folder_without_segments_and_a_path_without_anything()
    {
        using RecordedRun run = new();
        Assert.Throws<InvalidDataException>(() => new RecordedLog(run.Models));
        Assert.Throws<FileNotFoundException>(() => new RecordedLog(Path.Combine(run.Models, "none")));
    }
}
