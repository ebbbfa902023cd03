using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>A physical board and what is wired to it.</summary>
/// <param name="Board">The board: rpi4, rpi5, jetson-orin ...</param>
/// <param name="Sensors">The parts that measure, each giving one channel.</param>
/// <param name="Actuators">The parts that act, each taking one action.</param>
public sealed record GpioDescription(
    string Board,
    IReadOnlyList<PartDescription> Sensors,
    IReadOnlyList<PartDescription> Actuators);
