using System.Collections.Generic;
using System.Text.Json;
using MbRlRobot.Boards;

namespace MbRlRobot.Calibration;

/// <summary>Which settings of a part are an individual's, not its type's, under the names that they have in robot.json.</summary>
internal static class CalibratedSettings
{
    /// <summary>The settings of a kind of part that a calibration may have; none for most.</summary>
    public static string[] Of(string part) => part switch
    {
        PartCatalog.As5600 => ["zero", "reversed"],
        PartCatalog.Ls7366R => ["unitsPerCount"],
        PartCatalog.HBridge => ["fullScale", "deadBand"],
        PartCatalog.RcServo => ["limits", "pulse", "oscillator"],
        _ => [],
    };

    /// <summary>The settings that a calibration has.</summary>
    public static IReadOnlyList<JsonProperty> In(PartCalibration calibration) =>
        [.. JsonSerializer.SerializeToElement(calibration, CalibrationJsonContext.Default.PartCalibration).EnumerateObject()];
}
