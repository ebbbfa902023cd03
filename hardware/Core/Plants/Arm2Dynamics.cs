using System;

namespace MbRlRobot.Plants;

/// <summary>
/// The equations of motion of two links in a horizontal plane, state [shoulder, elbow, shoulderDot, elbowDot] = [q1, q2, ...],
/// the elbow's angle relative to the first link (Spong, Hutchinson, Vidyasagar: Robot Modeling and Control, the planar elbow
/// manipulator without gravity): M(q2) q'' + C = torque - damping q', with h = m2 l1 c2 sin q2 and
/// C = [-h (2 q1' q2' + q2'^2), h q1'^2].
/// </summary>
/// <param name="physics">The constants of <see cref="Arm2Plant.Kind"/>.</param>
public readonly struct Arm2Dynamics(PlantPhysics physics) : IDynamics
{
    private readonly double _inertia1 = physics["inertia1"]
        + (physics["mass1"] * physics["com1"] * physics["com1"])
        + (physics["mass2"] * physics["length1"] * physics["length1"]);

    private readonly double _inertia2 = physics["inertia2"] + (physics["mass2"] * physics["com2"] * physics["com2"]);
    private readonly double _coupling = physics["mass2"] * physics["length1"] * physics["com2"];
    private readonly double _damping1 = physics["damping1"];
    private readonly double _damping2 = physics["damping2"];
    private readonly double _maxTorque = physics["maxTorque"];

    /// <inheritdoc />
    public void Derivative(ReadOnlySpan<double> state, ReadOnlySpan<double> action, Span<double> derivative)
    {
        (double speed1, double speed2) = (state[2], state[3]);
        (double sin, double cos) = Math.SinCos(state[1]);
        double h = _coupling * sin;
        double torque1 = Drive(action[0]) - (_damping1 * speed1) + (h * ((2 * speed1 * speed2) + (speed2 * speed2)));
        double torque2 = Drive(action[1]) - (_damping2 * speed2) - (h * speed1 * speed1);
        double m22 = _inertia2;
        double m12 = m22 + (_coupling * cos);
        double m11 = _inertia1 + m22 + (2 * _coupling * cos);
        double determinant = (m11 * m22) - (m12 * m12);
        derivative[0] = speed1;
        derivative[1] = speed2;
        derivative[2] = ((m22 * torque1) - (m12 * torque2)) / determinant;
        derivative[3] = ((m11 * torque2) - (m12 * torque1)) / determinant;
    }

    private double Drive(double torque) => Math.Clamp(torque, -_maxTorque, _maxTorque);
}
