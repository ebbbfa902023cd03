using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The io section: what the default needs is there, and each part of it fits the robot.</summary>
internal static class IoRules
{
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        CheckDefault(robot.Io, problems);
        if (robot.Io.Plant is { } plant)
        {
            problems.Require(plant.Kind.Length > 0, "$.io.plant.kind", "\"\"", "the name of a plant");
        }

        if (robot.Io.Mujoco is { } mujoco)
        {
            CheckMujoco(robot, mujoco, problems);
        }

        if (robot.Io.Gpio is { } gpio)
        {
            GpioRules.Check(robot, gpio, problems);
        }

        problems.Require(robot.Io.Udp.Host.Length > 0, "$.io.udp.host", "\"\"", "a host name or address");
        problems.Range("$.io.udp.port", robot.Io.Udp.Port, 1, 65_535);
        problems.Range("$.io.udp.timeout", robot.Io.Udp.Timeout, 0.001, 60, "s");
    }

    private static void CheckDefault(IoDescription io, ProblemList problems)
    {
        bool isThere = io.Default switch
        {
            IoKind.Plant => io.Plant is not null,
            IoKind.Mujoco => io.Mujoco is not null,
            IoKind.Gpio => io.Gpio is not null,
            IoKind.SimulatedBoard => io.Gpio is not null && io.Plant is not null,
            _ => true,
        };
        problems.Require(
            isThere, "$.io.default", JsonText.Of(io.Default), "one whose section is there: plant, mujoco, gpio; simulated-board needs gpio and plant");
    }

    private static void CheckMujoco(RobotDescription robot, MujocoDescription mujoco, ProblemList problems)
    {
        const string Path = "$.io.mujoco";
        int measured = robot.State.Count(state => state.Channel is not null);
        problems.Require(mujoco.Model.Length > 0, $"{Path}.model", "\"\"", "the path of an MJCF file");
        problems.Range($"{Path}.substeps", mujoco.Substeps, 1, 10_000);
        problems.Range($"{Path}.state", mujoco.State.Count, measured, measured, "names, one for each measured state");
        problems.Range($"{Path}.action", mujoco.Action.Count, robot.Action.Count, robot.Action.Count, "names, one for each action");
        foreach ((string name, Distribution reset) in mujoco.Reset)
        {
            DistributionRules.Check($"{Path}.reset.{name}", reset, new Interval(double.MinValue, double.MaxValue), problems);
            problems.Require(reset.Annulus is null, $"{Path}.reset.{name}.annulus", "given", "constant, uniform or normal for a joint");
        }
    }
}
