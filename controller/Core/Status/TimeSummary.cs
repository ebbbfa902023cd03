using System.Runtime.InteropServices;

namespace MbRlRobot.Status;

/// <summary>Many times, summed up; percentiles by nearest rank, to 0.8 %.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct TimeSummary
{
    /// <summary>No times: all numbers are NaN.</summary>
    public static TimeSummary None { get; } = new()
    {
        MeanMilliseconds = double.NaN,
        P50Milliseconds = double.NaN,
        P99Milliseconds = double.NaN,
        P999Milliseconds = double.NaN,
        MaximumMilliseconds = double.NaN,
    };

    /// <summary>How many there were.</summary>
    public long Count { get; set; }

    /// <summary>Their mean, ms.</summary>
    public double MeanMilliseconds { get; set; }

    /// <summary>Their median, ms.</summary>
    public double P50Milliseconds { get; set; }

    /// <summary>Their 99th percentile, ms.</summary>
    public double P99Milliseconds { get; set; }

    /// <summary>Their 99.9th percentile, ms; of fewer than a thousand the longest.</summary>
    public double P999Milliseconds { get; set; }

    /// <summary>The longest, ms.</summary>
    public double MaximumMilliseconds { get; set; }
}
