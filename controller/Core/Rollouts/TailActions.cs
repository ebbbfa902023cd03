using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>The actions of the candidates whose particles share a register, once for each of them.</summary>
/// <param name="horizon">The longest H of a call.</param>
/// <param name="actionDimension">da.</param>
internal sealed class TailActions(int horizon, int actionDimension)
{
    /// <summary>The actions: a register of lanes, of which as many steps count as the call has.</summary>
    public ActionSequenceBatch Batch { get; } = new(horizon, actionDimension, ActionSequenceBatch.LaneMultiple);

    /// <summary>Copies what a call's last units need.</summary>
    /// <param name="candidates">The call's action sequences.</param>
    /// <param name="units">How it is cut.</param>
    public void Take(ActionSequenceBatch candidates, in RolloutUnits units)
    {
        for (int step = 0; step < candidates.Horizon && units.Tail > 0; step++)
        {
            for (int action = 0; action < candidates.ActionDimension; action++)
            {
                ReadOnlySpan<float> from = candidates.Row(step, action).Slice(units.FirstOfTail, units.Tail);
                Span<float> to = Batch.Row(step, action);
                for (int particle = 0; particle < units.Side; particle++)
                {
                    from.CopyTo(to[(particle * units.Tail)..]);
                }
            }
        }
    }
}
