using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Installation;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Link.Reception;

/// <summary>
/// What a link sees of the robot while it copies records: the latest transitions, and how the model on trial and the
/// champion drive it.
/// </summary>
/// <param name="robot">The robot; records of another schema are not looked at.</param>
/// <param name="kept">The latest transitions kept.</param>
internal sealed class LiveRecords(RobotDescription robot, int kept)
{
    private readonly string _schemaHash = RobotSchema.Hash(robot);
    private readonly Queue<Transition> _latest = new();
    private RecordSource? _source;
    private RecordDecoder? _decoder;
    private ulong _driver;
    private bool _isMixed;

    /// <summary>The latest transitions that a fit would take, oldest first.</summary>
    public IReadOnlyCollection<Transition> Latest => _latest;

    /// <summary>The trial under way; null for none.</summary>
    public ModelTrial? Trial { get; set; }

    /// <summary>The returns of the champion's latest episodes.</summary>
    public ReturnBook Champion { get; } = new();

    /// <summary>Takes a record.</summary>
    /// <param name="source">Whose it is.</param>
    /// <param name="record">The record.</param>
    public void Take(RecordSource source, ReadOnlySpan<byte> record)
    {
        if (!ReferenceEquals(source, _source))
        {
            bool isKnown = source.Schema.Hash == _schemaHash;
            (_source, _decoder) = (source, isKnown ? new RecordDecoder(source) : null);
        }

        switch (TryDecode(record))
        {
            case LoggedStart:
                (_driver, _isMixed) = (0, false);
                break;
            case LoggedDecision decision:
                Trial?.Take(decision);
                break;
            case LoggedStep step:
                Take(step.Transition);
                break;
            case LoggedEvent { Kind: EventKind.EpisodeEnded } ended:
                End((EpisodeEnd)ended.First, BitConverter.UInt64BitsToDouble(ended.Second));
                break;
            default:
                break;
        }
    }

    /// <summary>A record that is damaged is the log's to tell of; here it is not looked at.</summary>
    private LogRecord? TryDecode(ReadOnlySpan<byte> record)
    {
        try
        {
            return _decoder?.Decode(record);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private void Take(Transition transition)
    {
        ulong version = transition.ModelVersion;
        _isMixed |= _driver != 0 && version != _driver;
        _driver = version;
        if (transition.IsUsableForFit(robot.ControlPeriod))
        {
            _latest.Enqueue(transition);
            if (_latest.Count > kept)
            {
                _latest.Dequeue();
            }
        }

        Trial?.Take(transition);
    }

    /// <summary>Only an episode that one model drove to its own end says something about that model.</summary>
    private void End(EpisodeEnd end, double episodeReturn)
    {
        bool isItsOwn = end is EpisodeEnd.Done or EpisodeEnd.StepLimit or EpisodeEnd.StateLimit;
        if (_driver == 0 || _isMixed || !isItsOwn)
        {
            return;
        }

        ModelTrial? trial = Trial?.Version == _driver ? Trial : null;
        trial?.EndEpisode(episodeReturn, Champion);
        if (trial is null || trial.Outcome == TrialOutcome.Passed)
        {
            Champion.Add(_driver, episodeReturn);
        }
    }
}
