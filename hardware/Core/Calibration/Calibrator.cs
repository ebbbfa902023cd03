using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>
/// Finds out how the parts of one robot are really built: the sensors first, moved by hand; then, read with what was found, the
/// motors. Between the two the board is closed and opened again, so that every driver has its settings from the beginning.
/// </summary>
/// <param name="robot">The robot as its robot.json describes it.</param>
/// <param name="head">Whose calibration it is going to be; its parts do not matter.</param>
/// <param name="open">Opens the robot with a calibration, or as robot.json describes it.</param>
/// <param name="clock">The time; with a virtual one a simulated robot takes none.</param>
public sealed class Calibrator(
    RobotDescription robot, RobotCalibration head, Func<RobotCalibration?, IRobotIo> open, ILoopClock clock)
{
    private const int Attempts = 3;
    private const double AngleStep = 2 * Math.PI / As5600Registers.StepsPerTurn;

    /// <summary>Measures everything that can be measured.</summary>
    /// <param name="helper">The person at the robot.</param>
    /// <param name="end">Asks for the end: the outputs stop within an I/O period.</param>
    /// <returns>What was found out.</returns>
    /// <exception cref="ConfigurationException">The robot has no board.</exception>
    /// <exception cref="CalibrationFailedException">Something cannot be measured; the outputs are stopped.</exception>
    /// <exception cref="System.IO.IOException">A part failed; the outputs are stopped, unless the message says otherwise.</exception>
    /// <exception cref="OperationCanceledException">The end was asked for; the outputs are stopped.</exception>
    public RobotCalibration Measure(IOperator helper, CancellationToken end)
    {
        ArgumentNullException.ThrowIfNull(helper);
        BoardPlan plan = BoardCatalog.Plan(robot, "robot.json");
        RobotCalibration found = head with { Parts = [] };
        using (CalibrationBench bench = new(robot, open(null), clock, helper, end))
        {
            foreach (PlannedPart part in plan.Sensors)
            {
                MeasureSensor(bench, plan, part, found);
            }

            bench.ByHand(new HandRequest("Bring everything to the middle of its way, and let it come to rest there."));
        }

        MeasureMotors(plan, found, helper, end);
        ProblemList problems = new();
        CalibrationRules.Check(found, new CalibrationOwner(robot), problems);
        return problems.Problems.Count == 0 ? found : throw new CalibrationFailedException($"What was measured cannot be: {problems.Problems[0]}.");
    }

    private void MeasureSensor(CalibrationBench bench, BoardPlan plan, PlannedPart part, RobotCalibration found)
    {
        StateDescription? state = robot.State.FirstOrDefault(state => state.Channel == part.Channel);
        PartCalibration? measured = (part.Settings, state) switch
        {
            (As5600Settings angle, _) => Attempt(bench.Operator, new AngleCalibration(bench, part.Channel, angle).Measure),
            (Ls7366RSettings counter, { } position) => Attempt(
                bench.Operator, new CounterCalibration(bench, position, counter, Switches(plan)).Measure),
            _ => null,
        };
        if (measured is not null)
        {
            found.Parts[part.Channel] = measured;
        }
    }

    private void MeasureMotors(BoardPlan plan, RobotCalibration found, IOperator helper, CancellationToken end)
    {
        PlannedPart[] motors = [.. plan.Actuators.Where(part => part.Settings is HBridgeSettings)];
        RobotCalibration bare = found with { Parts = new(found.Parts) };
        foreach (PlannedPart motor in motors)
        {
            bare.Parts[motor.Channel] = new PartCalibration(DeadBand: 0);
        }

        foreach (PlannedPart motor in motors)
        {
            HBridgeSettings settings = (HBridgeSettings)motor.Settings;
            if (settings.Moves is not { } position)
            {
                helper.Tell($"{motor.Channel} is left as it is: its settings in robot.json do not say what it moves.");
                continue;
            }

            ActionDescription action = robot.Action.First(action => action.Name == motor.Channel);
            using CalibrationBench bench = new(robot, open(bare), clock, helper, end);
            found.Parts[motor.Channel] = new DriveCalibration(bench, action, settings, Resolution(plan, found, position)).Measure();
        }
    }

    /// <summary>What is done by hand may go wrong, and is done again.</summary>
    private static PartCalibration Attempt(IOperator helper, Func<PartCalibration> measure)
    {
        for (int attempt = 1; attempt < Attempts; attempt++)
        {
            try
            {
                return measure();
            }
            catch (CalibrationFailedException failure)
            {
                helper.Tell($"{failure.Message} Once more.");
            }
        }

        return measure();
    }

    private static (string Channel, ContactSettings Contact)[] Switches(BoardPlan plan) =>
        [.. plan.Sensors.Where(part => part.Settings is ContactSettings).Select(part => (part.Channel, (ContactSettings)part.Settings))];

    /// <summary>The smallest step of a position that a sensor shows, in its unit.</summary>
    private static double Resolution(BoardPlan plan, RobotCalibration found, string position) =>
        plan.Sensors.First(part => part.Channel == position).Settings is Ls7366RSettings counter
            ? Math.Abs(found.Parts.GetValueOrDefault(position)?.UnitsPerCount ?? counter.UnitsPerCount)
            : AngleStep;
}
