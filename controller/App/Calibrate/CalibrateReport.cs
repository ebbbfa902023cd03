using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Calibration;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>What <c>calibrate</c> found out.</summary>
/// <param name="File">The file that has it.</param>
/// <param name="RobotId">The individual.</param>
/// <param name="Type">Its type.</param>
/// <param name="Io">What was measured.</param>
/// <param name="Changes">Each setting, before and after.</param>
internal sealed record CalibrateReport(string File, string RobotId, string Type, string Io, IReadOnlyList<CalibrationChange> Changes)
{
    /// <summary>Compares a calibration with robot.json.</summary>
    /// <param name="file">The file that has it.</param>
    /// <param name="io">What was measured.</param>
    /// <param name="robot">The robot as its robot.json describes it.</param>
    /// <param name="calibration">What was found out.</param>
    /// <returns>The report.</returns>
    public static CalibrateReport Of(string file, string io, RobotDescription robot, RobotCalibration calibration)
    {
        IEnumerable<(PartDescription Before, PartDescription After)> parts = Parts(robot).Zip(Parts(CalibratedRobot.Of(robot, calibration)));
        return new CalibrateReport(
            file, calibration.RobotId, calibration.Type, io, [.. parts.SelectMany(part => ChangesOf(part.Before, part.After))]);
    }

    private static IEnumerable<PartDescription> Parts(RobotDescription robot) => [.. robot.Io.Gpio!.Sensors, .. robot.Io.Gpio.Actuators];

    private static IEnumerable<CalibrationChange> ChangesOf(PartDescription before, PartDescription after) => ReferenceEquals(before, after)
        ? []
        : after.Settings
            .Select(setting => new CalibrationChange(after.Channel, setting.Key, Value(before, setting.Key), setting.Value))
            .Where(change => change.Before is not { } old || old.GetRawText() != change.After.GetRawText());

    private static JsonElement? Value(PartDescription part, string setting) =>
        part.Settings.TryGetValue(setting, out JsonElement value) ? value : null;
}
