using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Simulation.Faults;

/// <summary>A schedule's faults: channels that are there, amounts that their kind has, times in order.</summary>
internal static class FaultRules
{
    /// <summary>Checks a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="possible">The channels with the kinds of fault that each can have.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(
        FaultSchedule schedule, IReadOnlyDictionary<string, FaultKind[]> possible, ProblemList problems)
    {
        for (int index = 0; index < schedule.Faults.Count; index++)
        {
            ScheduledFault fault = schedule.Faults[index];
            string path = $"$.faults[{index}]";
            CheckChannel(fault, path, possible, problems);
            CheckAmount(fault, path, problems);
            CheckHidden(fault, path, problems);
            problems.Require(fault.From >= 0, $"{path}.from", ProblemList.Text(fault.From), "a time from 0 s on");
            problems.Require(
                fault.To is null || fault.To > fault.From, $"{path}.to", ProblemList.Text(fault.To ?? 0), $"a time after from, {ProblemList.Text(fault.From)} s");
            CheckOverlap(schedule, index, path, problems);
        }
    }

    private static void CheckChannel(
        ScheduledFault fault, string path, IReadOnlyDictionary<string, FaultKind[]> possible, ProblemList problems)
    {
        if (!possible.TryGetValue(fault.Channel, out FaultKind[]? kinds))
        {
            string list = $"a part's channel: {string.Join(", ", possible.Keys)}";
            string? near = NearestName.Find(fault.Channel, possible.Keys);
            problems.Add($"{path}.channel", $"\"{fault.Channel}\"", near is null ? list : $"{list}; did you mean '{near}'?");
            return;
        }

        problems.Require(
            kinds.Contains(fault.Kind), $"{path}.kind", $"{Name(fault.Kind)} on \"{fault.Channel}\"", $"one of {string.Join(", ", kinds.Select(Name))} there");
    }

    private static void CheckAmount(ScheduledFault fault, string path, ProblemList problems)
    {
        double amount = fault.Amount;
        (bool holds, string allowed) = fault.Kind switch
        {
            FaultKind.Noise => (amount is > 0 and <= 1e6, "a standard deviation above 0 to 1e6, in the channel's unit"),
            FaultKind.Latency => (
                amount >= 1 && amount <= DelayLine.LongestDelay && amount == Math.Floor(amount), $"whole I/O periods from 1 to {DelayLine.LongestDelay}"),
            FaultKind.Dropped => (amount is > 0 and <= 1, "a probability above 0 to 1"),
            FaultKind.DeadBand => (amount is > 0 and < 1, "a duty cycle above 0 to below 1"),
            FaultKind.Zero => (Math.Abs(amount) is > 0 and <= Math.PI, "an angle from -pi to pi rad, not 0"),
            FaultKind.Scale => (amount is >= 0.1 and <= 10, "a factor from 0.1 to 10"),
            _ => (amount == 0, "no amount"),
        };
        problems.Require(holds, $"{path}.amount", ProblemList.Text(amount), allowed);
    }

    private static void CheckHidden(ScheduledFault fault, string path, ProblemList problems)
    {
        bool isTimed = fault.From != 0 || fault.To is not null;
        problems.Require(
            !isTimed || !FaultSchedule.IsHidden(fault.Kind), $"{path}.from", "given, or to", $"no times for {Name(fault.Kind)}: a part was built so");
    }

    private static void CheckOverlap(FaultSchedule schedule, int index, string path, ProblemList problems)
    {
        ScheduledFault fault = schedule.Faults[index];
        for (int other = 0; other < index; other++)
        {
            ScheduledFault first = schedule.Faults[other];
            bool isSame = first.Kind == fault.Kind && first.Channel == fault.Channel;
            bool overlaps = fault.From < (first.To ?? double.PositiveInfinity) && first.From < (fault.To ?? double.PositiveInfinity);
            problems.Require(
                !isSame || !overlaps, $"{path}.from", ProblemList.Text(fault.From), $"a time outside that of the same fault at $.faults[{other}]");
        }
    }

    private static string Name(FaultKind kind)
    {
        string name = kind.ToString();
        return $"\"{char.ToLowerInvariant(name[0])}{name[1..]}\"";
    }
}
