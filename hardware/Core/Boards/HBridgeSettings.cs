using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>The part <c>h-bridge</c>.</summary>
/// <param name="Controller">The PWM controller, by its device name.</param>
/// <param name="Output">The controller's channel.</param>
/// <param name="Direction">The line that is high forwards.</param>
/// <param name="FullScale">The action at full duty cycle, in its unit; negative where the motor turns the other way.</param>
/// <param name="Reverse">The line that is high backwards; null where one line tells the direction.</param>
/// <param name="Enable">The bridge's own enable line; null where it has none.</param>
/// <param name="Frequency">The pulses' frequency, Hz.</param>
/// <param name="DeadBand">The duty cycle below which the motor does not move.</param>
/// <param name="Moves">The channel of the position that the motor moves, and that rises with the action; null where none does.</param>
internal sealed record HBridgeSettings(
    string Controller,
    int Output,
    int Direction,
    double FullScale,
    int? Reverse = null,
    int? Enable = null,
    double Frequency = 20_000,
    double DeadBand = 0,
    string? Moves = null) : IActuatorSettings
{
    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        place.Require(Controller.Length > 0, "controller", "\"\"", "the device name of a PWM controller");
        place.Require(
            Controller != BoardPins.Pi5FanPwm, "controller", $"\"{Controller}\", the fan's", $"a controller for motors: \"{BoardPins.Pi5Pwm}\"");
        place.Range("output", Output, 0, BoardPins.PwmChannels(place.Board, Controller) - 1);
        place.Line("direction", Direction);
        place.Line("reverse", Reverse);
        place.Line("enable", Enable);
        place.Range("frequency", Frequency, 50, 100_000, "Hz");
        place.Range("deadBand", DeadBand, 0, 0.9);
        CheckScale(place);
        CheckMoves(place);
        place.StopPolicies("h-bridge", StopPolicy.Coast, StopPolicy.Brake, StopPolicy.Ramp);
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place) =>
        new (string Setting, int? Line)[] { ("direction", Direction), ("reverse", Reverse), ("enable", Enable) }
            .Where(each => each.Line is not null)
            .Select(each => Claim.Line(place, each.Setting, each.Line!.Value))
            .Append(new Claim($"output {Output} of {Controller}", place.Path, place.Of("output"), "an output that nothing else uses"))
            .Concat(BoardPins.Pwm(place, Controller, Output));

    /// <inheritdoc />
    public IActuator Open(ActionDescription action, IBoard board, SharedChips chips) => new HBridge(
        action.Name,
        new HBridgeLines(
            board.OpenPwm(Controller, Output, Frequency),
            board.OpenDigital(Direction, isOutput: true),
            Reverse is { } reverse ? board.OpenDigital(reverse, isOutput: true) : null,
            Enable is { } enable ? board.OpenDigital(enable, isOutput: true) : null),
        action.Stop,
        FullScale,
        DeadBand);

    private void CheckScale(PartPlace place)
    {
        double largest = place.Action is { } action ? Math.Max(Math.Abs(action.Limits.Low), Math.Abs(action.Limits.High)) : 0;
        place.Require(
            double.IsFinite(FullScale) && FullScale != 0 && Math.Abs(FullScale) >= largest,
            "fullScale",
            ProblemList.Text(FullScale),
            $"the action at full duty cycle: not 0, and at least the action's limits, {ProblemList.Text(largest)}");
    }

    private void CheckMoves(PartPlace place)
    {
        string[] positions = [.. place.Robot.Io.Gpio!.Sensors
            .Where(part => part.Part is PartCatalog.As5600 or PartCatalog.Ls7366R)
            .Select(part => part.Channel)];
        place.Require(
            Moves is null || positions.Contains(Moves), "moves", $"\"{Moves}\"", $"the channel of a sensor of a position: {string.Join(", ", positions)}");
    }
}
