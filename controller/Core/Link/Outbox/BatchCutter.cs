using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Link.Outbox;

/// <summary>Cuts what a log has of an epoch into batches, and says of each how many rows before it are gone for good.</summary>
/// <param name="epoch">The epoch.</param>
/// <param name="next">The first row wanted.</param>
/// <param name="tell">Takes sentences about rows that cannot be sent.</param>
internal sealed class BatchCutter(LoggedEpoch epoch, ulong next, Action<string> tell)
{
    private readonly TransitionBatchBuilder _builder = new(epoch.Source.Schema);
    private ulong _expected = next;
    private ulong _first;

    /// <summary>Cuts batches.</summary>
    /// <param name="log">The log.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The batches; the last one may be short.</returns>
    /// <exception cref="System.IO.IOException">The log cannot be read.</exception>
    public IEnumerable<TransitionBatch> Cut(SegmentLog log, int most)
    {
        int cut = 0;
        foreach (LoggedStep step in log.ReadFrom(epoch.Epoch, _expected).OfType<LoggedStep>())
        {
            if (!IsTaken(step.Transition))
            {
                yield return Build();
                if (++cut == most)
                {
                    yield break;
                }

                IsTaken(step.Transition);
            }
        }

        if (_builder.Count > 0)
        {
            yield return Build();
        }
    }

    private TransitionBatch Build()
    {
        ulong lostBefore = _first - _expected;
        _expected = _first + (ulong)_builder.Count;
        return _builder.Build(lostBefore);
    }

    /// <summary>Adds a row; one that no batch can hold counts as lost, so that it does not hold up those behind it.</summary>
    /// <returns>False where the batch has to be built first.</returns>
    private bool IsTaken(Transition row)
    {
        _first = _builder.Count == 0 ? row.Id.Sequence : _first;
        try
        {
            return _builder.TryAdd(row);
        }
        catch (ArgumentException fault)
        {
            tell($"{row.Id} cannot be sent and counts as lost: {fault.Message}");
            return true;
        }
    }
}
