using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>States and actions inside a robot's limits to try a model at; the same robot gives the same ones.</summary>
internal static class ModelProbe
{
    private const ulong Seed = 0x6D6F64656C;

    /// <summary>Zero, or what of it the limits allow: [ds].</summary>
    public static float[] AtRest(RobotDescription robot) =>
        [.. robot.State.Select(state => (float)Math.Clamp(0, state.Limits.Low, state.Limits.High))];

    /// <summary>The states of some points: corners of the limits first, then points inside: [points][ds].</summary>
    public static float[] States(RobotDescription robot, int points) =>
        [.. Enumerable.Range(0, points).SelectMany(point => robot.State.Select(
            (state, index) => Inside(Reach(state), point, index)))];

    /// <summary>The actions of some points: [points][da].</summary>
    public static float[] Actions(RobotDescription robot, int points) =>
        [.. Enumerable.Range(0, points).SelectMany(point => robot.Action.Select(
            (action, index) => Inside(action.Limits, point, robot.State.Count + index)))];

    /// <summary>Networks see angles in [-pi, pi), whatever the limits.</summary>
    private static Interval Reach(StateDescription state) =>
        state.Kind == StateKind.Angle ? new Interval(-Math.PI, MathF.BitDecrement(MathF.PI)) : state.Limits;

    /// <summary>Every fourth point is a corner.</summary>
    private static float Inside(Interval limits, int point, int column)
    {
        double share = Philox.ToUniform(new Philox(Seed).Block((ulong)point, (ulong)column).A);
        share = point % 4 == 0 ? Math.Round(share) : share;
        return (float)(limits.Low + (share * (limits.High - limits.Low)));
    }
}
