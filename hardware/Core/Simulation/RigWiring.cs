using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Plants;
using MbRlRobot.Robots;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>Builds the rig that a robot's <c>io.gpio</c> describes: a chip for each part, on a simulated board, over a plant.</summary>
internal sealed class RigWiring
{
    private readonly RobotDescription _robot;
    private readonly BoardPlan _plan;
    private readonly IPlant _plant;
    private readonly FaultSchedule _schedule;
    private readonly RigTime _time = new();
    private readonly string[] _channels;
    private readonly List<RigSensor> _sensors = [];
    private readonly List<SimulatedContact> _contacts = [];
    private readonly Dictionary<I2cPlace, Pca9685Chip> _chips = [];
    private readonly Dictionary<(int Bus, int ChipSelect), Mcp3008Chip> _converters = [];

    private RigWiring(RobotDescription robot, BoardPlan plan, IPlant plant, FaultSchedule schedule)
    {
        (_robot, _plan, _plant, _schedule) = (robot, plan, plant, schedule);
        _channels = PlantWiring.ChannelNames(plant.Channels, robot);
    }

    private SimulatedBoard Board { get; } = new();

    /// <summary>Builds a rig, at the plant's origin, and the board that its parts are wired to.</summary>
    public static (SimulatedBoard Board, Rig Rig) Build(
        RobotDescription robot, BoardPlan plan, IPlant plant, FaultSchedule schedule)
    {
        RigWiring wiring = new(robot, plan, plant, schedule);
        return (wiring.Board, wiring.Build());
    }

    private Rig Build()
    {
        for (int index = 0; index < _plan.Sensors.Count; index++)
        {
            AddSensor(_plan.Sensors[index], index);
        }

        double[] rest = new double[_plant.ActionCount];
        _plant.Rest(rest);
        RigDrive[] drives =
        [
            .. _robot.Action.Select((action, index) => AddDrive(_plan.Actuators.First(part => part.Channel == action.Name), rest[index])),
        ];
        return new Rig(_plant, [.. _sensors], drives, AddPower(), _time, _robot.IoPeriod);
    }

    private void AddSensor(PlannedPart part, int index)
    {
        int position = Array.IndexOf(_channels, part.Channel);
        IRigSensor sensor = part.Settings switch
        {
            As5600Settings settings => AddAngle(settings, part, position),
            Ls7366RSettings settings => AddCounter(settings, part, position),
            Mcp3008Settings settings => AddAnalog(settings, Losses(part), position),
            Ina219Settings settings => AddCurrent(settings, Losses(part)),
            ContactSettings settings => AddContact(settings, part),
            _ => throw new NotSupportedException($"{part.Path}: there is no simulator of {part.Kind}."),
        };
        _sensors.Add(new RigSensor(sensor, new SensedValue(Faults(part), _schedule.Seed, index, _robot.IoPeriod)));
    }

    private ShaftSensor AddAngle(As5600Settings settings, PlannedPart part, int position)
    {
        As5600Chip chip = new();
        WireI2c(settings.I2c!.Value, chip, Losses(part));
        double sign = (settings.Reversed ? -1 : 1) * _schedule.Sign(part.Channel);
        double zero = settings.Zero + _schedule.Hidden(FaultKind.Zero, part.Channel, 0);
        return new ShaftSensor(position, value => chip.Turn(sign * (value + zero)));
    }

    private ShaftSensor AddCounter(Ls7366RSettings settings, PlannedPart part, int position)
    {
        Ls7366RChip chip = new();
        Board.WireSpi(settings.Bus, settings.ChipSelect, chip, Losses(part));
        double factor = _schedule.Sign(part.Channel) * _schedule.Hidden(FaultKind.Scale, part.Channel, 1);
        double edges = 4.0 / settings.Quadrature / (settings.UnitsPerCount * factor);
        return new ShaftSensor(position, value => chip.MoveTo((long)Math.Round(value * edges)));
    }

    private ShaftSensor AddAnalog(Mcp3008Settings settings, TransferLosses losses, int position)
    {
        if (!_converters.TryGetValue((settings.Bus, settings.ChipSelect), out Mcp3008Chip? chip))
        {
            chip = new Mcp3008Chip();
            _converters.Add((settings.Bus, settings.ChipSelect), chip);
            Board.WireSpi(settings.Bus, settings.ChipSelect, chip, losses);
        }

        return new ShaftSensor(position, value => chip.Apply(settings.Input, (value - settings.Offset) / settings.Scale));
    }

    /// <summary>No plant has currents: the shunt carries none.</summary>
    private ShaftSensor AddCurrent(Ina219Settings settings, TransferLosses losses)
    {
        WireI2c(settings.I2c!.Value, new Ina219Chip(settings.Shunt), losses);
        return new ShaftSensor(-1, _ => { });
    }

    private SimulatedContact AddContact(ContactSettings settings, PlannedPart part)
    {
        SimulatedContact contact = new(settings, Faults(part), Array.IndexOf(_channels, settings.Of));
        Board.WireLine(settings.Line, new SimulatedLine(() => contact.IsLineHigh, Losses(part)));
        _contacts.Add(contact);
        return contact;
    }

    private RigDrive AddDrive(PlannedPart part, double rest) => part.Settings switch
    {
        HBridgeSettings settings => new RigDrive(
            AddBridge(settings, part), new DrivenValue(Faults(part), settings.FullScale, _robot.IoPeriod), rest),
        RcServoSettings settings => new RigDrive(
            AddServo(settings, part, rest), new DrivenValue(Faults(part), 1, _robot.IoPeriod), rest),
        _ => throw new NotSupportedException($"{part.Path}: there is no simulator of {part.Kind}."),
    };

    private Func<double> AddBridge(HBridgeSettings settings, PlannedPart part)
    {
        TransferLosses losses = Losses(part);
        double fullScale = settings.FullScale * _schedule.Sign(part.Channel);
        SimulatedPwm pwm = new(settings.Frequency, losses);
        Board.WirePwm(settings.Controller, settings.Output, pwm);
        SimulatedLine direction = AddOutput(settings.Direction, losses);
        SimulatedLine? reverse = settings.Reverse is { } reverseLine ? AddOutput(reverseLine, losses) : null;
        SimulatedLine? enable = settings.Enable is { } enableLine ? AddOutput(enableLine, losses) : null;
        return () =>
        {
            int backwards = (reverse is null ? !direction.IsHigh : reverse.IsHigh) ? 1 : 0;
            int sign = (direction.IsHigh ? 1 : 0) - backwards;
            return enable is { IsHigh: false } ? 0 : sign * pwm.DutyCycle * fullScale;
        };
    }

    private Func<double> AddServo(RcServoSettings settings, PlannedPart part, double rest)
    {
        Func<double> pulseSeconds = settings.Chip is { } shared
            ? AddChipOutput(shared, settings.Output)
            : AddPwmOutput(settings, Losses(part));
        Interval pulse = settings.PulseSeconds;
        double scale = (settings.Limits.High - settings.Limits.Low) / (pulse.High - pulse.Low);
        return () =>
        {
            double seconds = pulseSeconds();

            // without pulses a servo goes limp
            return seconds == 0 ? rest : settings.Limits.Low + ((seconds - pulse.Low) * scale);
        };
    }

    private Func<double> AddPwmOutput(RcServoSettings settings, TransferLosses losses)
    {
        SimulatedPwm pwm = new(settings.Frequency, losses);
        Board.WirePwm(settings.Controller!, settings.Output, pwm);
        return () => pwm.DutyCycle / pwm.FrequencyHertz;
    }

    private Func<double> AddChipOutput(Pca9685Settings shared, int output)
    {
        if (!_chips.TryGetValue(shared.Place, out Pca9685Chip? chip))
        {
            chip = new Pca9685Chip(shared.Oscillator);
            _chips.Add(shared.Place, chip);
            PlannedPart[] users = [.. _plan.Actuators.Where(part => part.Settings is RcServoSettings servo && servo.Chip == shared)];
            TransferLosses losses = Losses(users);
            WireI2c(shared.Place, chip, losses);
            AddOutputEnable(shared, chip, losses);
        }

        return () => chip.DutyCycle(output) / chip.FrequencyHertz;
    }

    private void AddOutputEnable(Pca9685Settings shared, Pca9685Chip chip, TransferLosses losses)
    {
        if (shared.OutputEnable is { } line)
        {
            SimulatedLine wired = AddOutput(line, losses);
            chip.OutputEnable = () => wired.IsHigh;
        }
    }

    private PowerGate AddPower()
    {
        EnableLineSettings? settings = _plan.EnableLine;
        SimulatedLine? enable = settings is null ? null : AddOutput(settings.Line, TransferLosses.None);
        SimulatedLine? watchdog = settings?.Watchdog is { } beat ? AddOutput(beat, TransferLosses.None) : null;
        PowerGate gate = new(enable, watchdog, _robot.Safety.Watchdog ?? 0, _contacts, _time);
        if (settings?.Feedback is { } feedback)
        {
            Board.WireLine(feedback, new SimulatedLine(() => gate.IsOn, TransferLosses.None));
        }

        return gate;
    }

    private void WireI2c(I2cPlace place, IRegisterChip chip, TransferLosses losses)
    {
        if (place.Mux is { } mux)
        {
            Board.WireMuxed(place.Bus, mux.Address, mux.Channel, place.Address, chip, losses);
            return;
        }

        Board.WireI2c(place.Bus, place.Address, chip, losses);
    }

    private SimulatedLine AddOutput(int number, TransferLosses losses)
    {
        SimulatedLine line = new(losses);
        Board.WireLine(number, line);
        return line;
    }

    private ChannelFaults Faults(PlannedPart part) => new(_schedule, part.Channel, _time);

    /// <summary>Losses of the parts' transactions; each part draws its own.</summary>
    private TransferLosses Losses(params PlannedPart[] parts)
    {
        PlannedPart[] all = [.. _plan.Sensors, .. _plan.Actuators];
        return new TransferLosses([.. parts.Select(Faults)], _schedule.Seed, Array.IndexOf(all, parts[0]));
    }
}
