using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Ingest;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>
/// A robot's own log. Its rows keep the ids that the link would have sent them under, so that what comes both ways is one row.
/// </summary>
/// <param name="path">A folder of segments, or one segment.</param>
/// <param name="robot">The robot as the log's rows have it; epochs of another schema are left out, and told.</param>
internal sealed class LogSource(string path, RobotDescription robot) : IImportSource
{
    private readonly TransitionSchema _schema = RobotSchema.Of(robot);

    /// <inheritdoc/>
    public ImportedSource Read(Action<Transition> row)
    {
        RecordedLog log = new(path);
        UsabilityTally usable = new(robot);
        Dictionary<ulong, (RecordSource Source, long Rows)> epochs = [];
        HashSet<(ulong Epoch, int Episode)> episodes = [];
        foreach (LoggedStep step in log.Read().OfType<LoggedStep>())
        {
            epochs[step.Source.Epoch] = (step.Source, epochs.GetValueOrDefault(step.Source.Epoch).Rows + 1);
            if (step.Source.Schema == _schema)
            {
                _ = episodes.Add((step.Source.Epoch, step.Episode));
                _ = usable.Add(step.Transition);
                row(step.Transition);
            }
        }

        ILookup<bool, (RecordSource Source, long Rows)> own = epochs.Values.ToLookup(each => each.Source.Schema == _schema);
        ThrowIfNothing(own, log.Damage);
        long rows = own[true].Sum(each => each.Rows);
        return new ImportedSource(
            path,
            own[true].First().Source.RobotId,
            [.. own[true].Select(each => TextOf(each.Source.Epoch))],
            rows,
            rows,
            episodes.Count,
            usable.Unusable,
            [.. log.Damage, .. own[false].Select(LeftOut)]);
    }

    private void ThrowIfNothing(ILookup<bool, (RecordSource Source, long Rows)> own, IReadOnlyList<string> damage)
    {
        if (own[true].Any())
        {
            return;
        }

        foreach ((RecordSource source, _) in own[false])
        {
            source.ThrowIfOtherSchema(_schema, path);
        }

        throw new InvalidDataException($"{path}: there is no transition in it{string.Concat(damage.Select(each => $"; {each}"))}.");
    }

    private string LeftOut((RecordSource Source, long Rows) epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}: {epoch.Rows} transitions of the epoch {TextOf(epoch.Source.Epoch)} are left out: its schema is "
        + $"{epoch.Source.Schema.Hash[..16]}.., the robot description has {_schema.Hash[..16]}..");

    private static string TextOf(ulong epoch) => epoch.ToString("x16", CultureInfo.InvariantCulture);
}
