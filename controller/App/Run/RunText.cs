using System;
using System.IO;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.Lifecycle;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>What people read before and after a run.</summary>
internal static class RunText
{
    /// <summary>Says what is about to run.</summary>
    /// <param name="request">The run.</param>
    /// <param name="process">The control process.</param>
    /// <param name="output">Takes the text.</param>
    public static void WriteHead(RunRequest request, ControlProcess process, TextWriter output)
    {
        string time = request.IsLockstep ? "in lockstep" : "in real time";
        string model = process.HasStandingOffer ? "the model that its link left"
            : request.Model is null ? "no model"
            : $"model {request.Model}";
        Wiring wiring = request.Wiring;
        string faults = wiring.Faults is null ? "" : $" with the faults of {wiring.Faults}";
        string calibration = wiring.Calibration is null ? "" : $" calibrated by {wiring.Calibration}";
        output.WriteLine(
            $"Running {request.RobotId} on {wiring.Io}{calibration}{faults} {time}: {model}, seed {request.Seed}, epoch {process.Epoch:x16}");
        if (!process.IsSimulated || request.Waits)
        {
            output.WriteLine($"The robot is inactive. Arm it: mbrl-controller arm --id {request.RobotId}");
        }

        if ((request.IsRehearsal || !process.IsSimulated) && request.Robot.Reset.Hardware is { Kind: HardwareResetKind.Operator } reset)
        {
            output.WriteLine(FormattableString.Invariant(
                $"Before each episode put it where it starts, and within {reset.Timeout:0.#} s arm it once more."));
        }

        output.WriteLine();
    }

    /// <summary>Says what came of it.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="output">Takes the text.</param>
    public static void WriteEnd(RunOutcome outcome, TextWriter output)
    {
        output.WriteLine();
        string end = outcome.Refusal is { } refusal ? $"The robot could not be armed: {refusal}." : outcome.Status.SessionEnd switch
        {
            SessionEnd.Episodes => "The session had its episodes.",
            SessionEnd.Minutes => "The session had its minutes.",
            SessionEnd.Disarmed => "The robot was disarmed.",
            SessionEnd.Stopped => "The robot was stopped.",
            SessionEnd.Signal => "Ended on request.",
            SessionEnd.Fault => $"A fault ended the session: {outcome.Status.Fault.Describe()}.",
            _ => "There was no session.",
        };
        output.WriteLine($"{end} The outputs are {(outcome.Status.Fault == LoopFault.OutputsNotStopped ? "NOT known to be " : "")}stopped.");
        output.WriteLine(
            $"{outcome.Status.Transitions} transitions, {outcome.Status.Overruns} late ticks, {outcome.Status.MissedPeriods} periods missed.");
    }
}
