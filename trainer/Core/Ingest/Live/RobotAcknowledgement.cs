using System.Collections.Generic;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest.Live;

/// <summary>What one robot is to be told. Begins with what the store knows of it.</summary>
internal sealed class RobotAcknowledgement
{
    private readonly List<EpochAcknowledgement> _epochs = [];
    private TransitionBatchRefusal _refusal;

    internal RobotAcknowledgement(ITransitionStore store, string robotId)
    {
        foreach (HighWaterMark mark in store.HighWaterMarks(robotId, Acknowledgement.MaximumEpochs))
        {
            _epochs.Add(new EpochAcknowledgement(mark.Epoch, mark.Sequence));
        }
    }

    internal Acknowledgement Payload => new([.. _epochs], _refusal);

    /// <summary>Told even where the mark stands still: a robot that sends something again has not heard of it.</summary>
    internal void Store(ulong epoch, ulong? mark)
    {
        _refusal = TransitionBatchRefusal.None;
        _epochs.RemoveAll(each => each.Epoch == epoch);
        if (mark is { } sequence)
        {
            _epochs.Insert(0, new EpochAcknowledgement(epoch, sequence));
        }

        if (_epochs.Count > Acknowledgement.MaximumEpochs)
        {
            _epochs.RemoveAt(Acknowledgement.MaximumEpochs);
        }
    }

    /// <returns>Whether that is news.</returns>
    internal bool Refuse(TransitionBatchRefusal refusal)
    {
        bool isNew = refusal != _refusal;
        _refusal = refusal;
        return isNew;
    }
}
