using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>What a trainer's store must hold after messages, in the plainest way: of each id the first row that came well-formed.</summary>
/// <param name="served">The one schema that is served.</param>
public sealed class ExpectedRows(TransitionSchema served)
{
    private readonly Dictionary<TransitionId, Transition> _rows = [];
    private readonly Dictionary<(string RobotId, ulong Epoch), TransitionSchema> _epochs = [];

    /// <summary>How many rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Batches that a trainer must refuse.</summary>
    public long Refused { get; private set; }

    /// <summary>A message goes to the trainer.</summary>
    /// <param name="name">Its topic.</param>
    /// <param name="payload">Its bytes.</param>
    public void Take(TopicName name, byte[] payload)
    {
        if (name.Kind != TopicKind.Transitions)
        {
            return;
        }

        if (TransitionBatchReader.Read(payload, name.OwnerId).Batch is { } batch && IsServed(batch))
        {
            batch.ToList().ForEach(row => _rows.TryAdd(row.Id, row));
        }
        else
        {
            Refused++;
        }
    }

    /// <summary>What is wrong with a store; null where it holds these rows, to the bit, and no others.</summary>
    /// <param name="store">The store.</param>
    public string? DifferenceTo(ITransitionStore store)
    {
        Transition[] stored = [.. store.Schemas.SelectMany(schema => store.Read(schema))];
        Transition? bad = stored.FirstOrDefault(row => !_rows.TryGetValue(row.Id, out Transition? sent) || !sent.Equals(row));
        return bad is not null ? $"row {bad.Id} was never sent so"
            : stored.Length != _rows.Count ? $"{stored.Length} rows are stored, {_rows.Count} were sent" : null;
    }

    /// <summary>Whether the schema is served, and the epoch's own.</summary>
    private bool IsServed(TransitionBatch batch)
    {
        (string RobotId, ulong Epoch) epoch = (batch.First.RobotId, batch.First.Epoch);
        return (batch.Schema.Hash, batch.Schema.StateDimension, batch.Schema.ActionDimension)
                == (served.Hash, served.StateDimension, served.ActionDimension)
            && (_epochs.TryAdd(epoch, batch.Schema) || _epochs[epoch] == batch.Schema);
    }
}
