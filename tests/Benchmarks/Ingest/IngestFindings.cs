using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What is told of a run, and what is demanded of it.</summary>
internal static class IngestFindings
{
    private const double WantedRowsPerSecond = 50_000;
    private const double WantedDuringFit = 20_000;
    private const double WantedLagSeconds = 1;
    private const double WantedMegabytes = 500;

    /// <summary>Tells.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="findings">Takes it.</param>
    public static void Tell(IngestSettings settings, IngestOutcome outcome, Findings findings)
    {
        FleetReport fleet = outcome.Fleet;
        double rate = fleet.RowsAcknowledged / fleet.Seconds;
        findings.Add("rows", "acknowledged", fleet.RowsAcknowledged, "");
        findings.Add("rows", "in a full batch", fleet.RowsInBatch, "");
        findings.Add("acknowledgement of a batch", "p50", fleet.LagMedian, "s");
        findings.Add("acknowledgement of a batch", "p99", fleet.LagHigh, "s");
        findings.Add("acknowledgement of a batch", "max", fleet.LagLongest, "s");
        Cost("trainer", outcome.Trainer, fleet.Seconds, findings);
        Cost("broker", outcome.Broker, fleet.Seconds, findings);
        Cost("robots", outcome.Robots, fleet.Seconds, findings);
        findings.AtLeast("rows stored and acknowledged", rate, settings.IsDuringFit ? WantedDuringFit : WantedRowsPerSecond, "rows/s");
        findings.AtLeast("rows sent that are in the store, each once, no hole", outcome.Stored.Complete, fleet.RowsSent, "");
        findings.AtMost("rows in the store", outcome.Stored.Rows, fleet.RowsSent, "");
        findings.AtMost("messages that the broker dropped", outcome.Dropped, 0, "");
        findings.AtMost("publications that failed", fleet.Faults, 0, "");
        if (settings.IsDuringFit)
        {
            findings.AtLeast("fits finished meanwhile", outcome.Fits, 1, "");
        }

        TellOfLagAndMemory(settings, outcome, findings);
    }

    private static void TellOfLagAndMemory(IngestSettings settings, IngestOutcome outcome, Findings findings)
    {
        if (double.IsFinite(settings.RowsPerSecond))
        {
            findings.AtMost("acknowledgement of a batch, p99", outcome.Fleet.LagHigh, WantedLagSeconds, "s");
            findings.AtMost("trainer's resident memory at its peak", outcome.Trainer.PeakMegabytes, WantedMegabytes, "MB");
        }
        else
        {
            findings.Note("Lag and memory are judged at a --rate: here the one is the robots' window over the rows/s, and the other "
                + "follows from how many rows came, which the trainer keeps for fits.");
        }
    }

    private static void Cost(string who, ProcessUsage usage, double seconds, Findings findings)
    {
        findings.Add(who, "cores busy, on average", usage.CoreSeconds / seconds, "");
        findings.Add(who, "resident memory, peak", usage.PeakMegabytes, "MB");
    }
}
