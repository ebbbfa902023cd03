using System.Linq;

namespace MbRlRobot.Simulation.Faults;

/// <summary>The faults of one channel, asked at a time.</summary>
internal sealed class ChannelFaults
{
    private readonly ScheduledFault[] _faults;
    private readonly RigTime _time;

    public ChannelFaults(FaultSchedule schedule, string channel, RigTime time)
    {
        _faults = [.. schedule.Faults.Where(fault => fault.Channel == channel)];
        _time = time;
    }

    /// <summary>The amount of a fault that is there now; 0 where it is not.</summary>
    public double Amount(FaultKind kind)
    {
        foreach (ScheduledFault fault in _faults)
        {
            if (fault.Kind == kind && fault.IsActive(_time.Seconds))
            {
                return fault.Amount;
            }
        }

        return 0;
    }

    /// <summary>Whether a fault is there now.</summary>
    public bool Has(FaultKind kind)
    {
        bool isThere = false;
        foreach (ScheduledFault fault in _faults)
        {
            isThere |= fault.Kind == kind && fault.IsActive(_time.Seconds);
        }

        return isThere;
    }
}
