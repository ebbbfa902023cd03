using System.Runtime.InteropServices;

namespace MbRlRobot.Status;

/// <summary>How a loop keeps time within episodes.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct LoopTimes
{
    /// <summary>No ticks yet.</summary>
    public static LoopTimes None { get; } = new() { Period = TimeSummary.None, Work = TimeSummary.None, PlanAge = TimeSummary.None };

    /// <summary>From the beginning of a tick to that of the next.</summary>
    public TimeSummary Period { get; set; }

    /// <summary>From the beginning of a tick to the end of its work.</summary>
    public TimeSummary Work { get; set; }

    /// <summary>How old the reading is that the plan in use was made from; of ticks that follow a plan.</summary>
    public TimeSummary PlanAge { get; set; }
}
