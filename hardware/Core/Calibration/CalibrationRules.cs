using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>A calibration beyond its shape: the right robot's, of parts that are there, with settings that they have and take.</summary>
internal static class CalibrationRules
{
    public static void Check(RobotCalibration calibration, CalibrationOwner owner, ProblemList problems)
    {
        CheckOwner(calibration, owner, problems);
        problems.Require(
            calibration.CreatedUtc.Kind == DateTimeKind.Utc, "$.createdUtc", $"{calibration.CreatedUtc:O}", "a moment with a Z behind it");
        int before = problems.Problems.Count;
        foreach ((string channel, PartCalibration part) in calibration.Parts)
        {
            CheckPart(channel, part, owner.Robot, problems);
        }

        // a setting can be judged only where there is a part that has it
        if (problems.Problems.Count == before && owner.Robot.Io.Gpio is not null)
        {
            CheckSettings(calibration, owner.Robot, problems);
        }
    }

    private static void CheckOwner(RobotCalibration calibration, CalibrationOwner owner, ProblemList problems)
    {
        string id = calibration.RobotId;
        problems.Require(
            owner.RobotId is null ? RobotIdSyntax.IsValid(id) : id == owner.RobotId,
            "$.robotId",
            $"\"{id}\"",
            owner.RobotId is null ? RobotIdSyntax.Allowed : $"\"{owner.RobotId}\": another robot has other parts");
        problems.Require(
            calibration.Type == owner.Robot.Type, "$.type", $"\"{calibration.Type}\"", $"\"{owner.Robot.Type}\", the type in its robot.json");
        IoKind io = calibration.Io;
        problems.Require(
            owner.Io is null ? io is IoKind.Gpio or IoKind.SimulatedBoard : io == owner.Io,
            "$.io",
            Name(io),
            owner.Io is { } wanted
                ? $"{Name(wanted)}: a simulated robot and a physical one are built differently"
                : $"{Name(IoKind.Gpio)} or {Name(IoKind.SimulatedBoard)}");
    }

    private static void CheckPart(string channel, PartCalibration calibration, RobotDescription robot, ProblemList problems)
    {
        string path = $"$.parts.{channel}";
        PartDescription[] parts = [.. robot.Io.Gpio?.Sensors ?? [], .. robot.Io.Gpio?.Actuators ?? []];
        if (parts.FirstOrDefault(part => part.Channel == channel) is not { } found)
        {
            string[] channels = [.. parts.Select(part => part.Channel)];
            string near = NearestName.Find(channel, channels) is { } name ? $"; did you mean '{name}'?" : string.Empty;
            problems.Add(path, "no part of the robot", $"the channels and actions of io.gpio: {string.Join(", ", channels)}{near}");
            return;
        }

        string[] known = CalibratedSettings.Of(found.Part);
        foreach (JsonProperty setting in CalibratedSettings.In(calibration))
        {
            problems.Require(
                known.Contains(setting.Name),
                $"{path}.{setting.Name}",
                setting.Value.GetRawText(),
                known.Length == 0 ? $"nothing: the part {found.Part} needs no calibration" : $"of the part {found.Part}: {string.Join(", ", known)}");
        }
    }

    /// <summary>The board's own rules judge the settings; what they say is told at its place in the calibration.</summary>
    private static void CheckSettings(RobotCalibration calibration, RobotDescription robot, ProblemList problems)
    {
        ProblemList found = new();
        RobotDescription calibrated = CalibratedRobot.Of(robot, calibration);
        BoardCatalog.Check(calibrated, found);
        foreach (ConfigurationProblem problem in found.Problems)
        {
            problems.Add(PathOf(problem.Path, calibrated.Io.Gpio!), problem.Value, problem.Allowed, problem.Detail);
        }
    }

    private static string PathOf(string path, GpioDescription gpio)
    {
        IEnumerable<(string Path, string Channel)> places = gpio.Sensors
            .Select((part, index) => ($"$.io.gpio.sensors[{index}].settings", part.Channel))
            .Concat(gpio.Actuators.Select((part, index) => ($"$.io.gpio.actuators[{index}].settings", part.Channel)));
        foreach ((string settings, string channel) in places)
        {
            if (path.StartsWith(settings, StringComparison.Ordinal))
            {
                return $"$.parts.{channel}{path[settings.Length..]}";
            }
        }

        return path;
    }

    private static string Name(IoKind kind) => JsonSerializer.Serialize(kind, CalibrationJsonContext.Default.IoKind);
}
