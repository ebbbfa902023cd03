using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>
/// The io.gpio section beyond its shape: every part's ranges, nothing taken twice, chips that their parts agree about, and guards
/// that are there where <c>safety</c> says so.
/// </summary>
internal static class BoardRules
{
    private const string Gpio = "$.io.gpio";

    public static void Check(BoardPlan plan, RobotDescription robot, ProblemList problems)
    {
        PlannedPart[] parts = [.. plan.Sensors, .. plan.Actuators];
        PartPlace[] places = [.. parts.Select(part => Place(part, robot, problems))];
        foreach ((PlannedPart part, PartPlace place) in parts.Zip(places))
        {
            part.Settings.Check(place);
        }

        CheckClaims(parts.Zip(places).SelectMany(each => each.First.Settings.Claims(each.Second)), problems);
        CheckChips(plan, problems);
        CheckChannels(plan, robot, problems);
        CheckGuards(plan, robot.Safety, problems);
    }

    private static PartPlace Place(PlannedPart part, RobotDescription robot, ProblemList problems) =>
        new($"{part.Path}.settings", new PartDescription(part.Kind, part.Channel), robot, problems);

    private static void CheckClaims(IEnumerable<Claim> claims, ProblemList problems)
    {
        Dictionary<string, Claim> taken = [];
        foreach (Claim claim in claims)
        {
            if (!taken.TryAdd(claim.Resource, claim) && taken[claim.Resource] is { } first && first.Key != claim.Key)
            {
                problems.Add(claim.Path, $"{claim.Resource}, taken by {first.Path}", claim.Remedy);
            }
        }
    }

    private static void CheckChips(BoardPlan plan, ProblemList problems)
    {
        Dictionary<I2cPlace, (Pca9685Settings Chip, string Path)> chips = [];
        foreach (PlannedPart part in plan.Actuators)
        {
            if (part.Settings is RcServoSettings { Chip: { } chip }
                && !chips.TryAdd(chip.Place, (chip, part.Path))
                && chips[chip.Place] is { } first
                && first.Chip != chip)
            {
                problems.Add(
                    $"{part.Path}.settings",
                    $"another frequency, oscillator or outputEnable than {first.Path}, on the same PCA9685",
                    "the same for all parts of a chip");
            }
        }
    }

    private static void CheckChannels(BoardPlan plan, RobotDescription robot, ProblemList problems)
    {
        string[] actions = [.. robot.Action.Select(action => action.Name)];
        foreach (PlannedPart part in plan.Actuators)
        {
            bool isDrive = part.Settings is IActuatorSettings;
            problems.Require(
                isDrive == actions.Contains(part.Channel),
                $"{part.Path}.channel",
                $"\"{part.Channel}\"",
                isDrive ? $"one of the actions {string.Join(", ", actions)}" : "a name that is no action: an enable line takes none");
        }
    }

    private static void CheckGuards(BoardPlan plan, SafetyDescription safety, ProblemList problems)
    {
        PlannedPart[] stops = [.. plan.Sensors.Where(part => part.Kind == PartCatalog.EStop)];
        problems.Require(
            safety.Estop == stops.Length > 0,
            safety.Estop ? $"{Gpio}.sensors" : "$.safety.estop",
            safety.Estop ? "without an e-stop, with $.safety.estop" : $"false, with the e-stop {stops.FirstOrDefault()?.Path}",
            "a part e-stop together with safety.estop, or neither");
        PlannedPart[] lines = [.. plan.Actuators.Where(part => part.Settings is EnableLineSettings)];
        problems.Require(
            safety.Enable == lines.Length > 0,
            safety.Enable ? $"{Gpio}.actuators" : "$.safety.enable",
            safety.Enable ? "without an enable-line, with $.safety.enable" : $"false, with the enable-line {lines.FirstOrDefault()?.Path}",
            "a part enable-line together with safety.enable, or neither");
        problems.Require(
            lines.Length <= 1, $"{lines.LastOrDefault()?.Path}.part", "a second enable-line", "one enable line for all drives");
    }
}
