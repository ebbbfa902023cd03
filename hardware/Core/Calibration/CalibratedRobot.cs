using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>The description of an individual: that of its type, with the settings that were found out about its parts.</summary>
public static class CalibratedRobot
{
    /// <summary>Puts a calibration's settings in the place of robot.json's.</summary>
    /// <param name="robot">The robot as its robot.json describes it.</param>
    /// <param name="calibration">What was found out; null for nothing.</param>
    /// <returns>The robot as it is; itself where there is nothing to change.</returns>
    public static RobotDescription Of(RobotDescription robot, RobotCalibration? calibration)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return calibration is null || robot.Io.Gpio is not { } gpio ? robot : robot with
        {
            Io = robot.Io with
            {
                Gpio = gpio with
                {
                    Sensors = [.. gpio.Sensors.Select(part => Of(part, calibration))],
                    Actuators = [.. gpio.Actuators.Select(part => Of(part, calibration))],
                },
            },
        };
    }

    private static PartDescription Of(PartDescription part, RobotCalibration calibration)
    {
        if (!calibration.Parts.TryGetValue(part.Channel, out PartCalibration? found))
        {
            return part;
        }

        OrderedDictionary<string, JsonElement> settings = new(part.Settings);
        foreach (JsonProperty setting in CalibratedSettings.In(found))
        {
            settings[setting.Name] = setting.Value;
        }

        return part with { Settings = settings };
    }
}
