using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Onnx;

/// <summary>One model with inputs and outputs, as check.py reads it.</summary>
/// <param name="Name">The name of its file, without extension.</param>
/// <param name="Members">E.</param>
/// <param name="Rows">B.</param>
/// <param name="Angles">The states whose outputs are compared modulo 2 pi.</param>
/// <param name="State">[E,B,ds].</param>
/// <param name="Action">[E,B,da].</param>
/// <param name="NextMean">[E,B,ds].</param>
/// <param name="LogVar">[E,B,ds].</param>
public sealed record OnnxCase(
    string Name,
    int Members,
    int Rows,
    IReadOnlyList<int> Angles,
    float[] State,
    float[] Action,
    float[] NextMean,
    float[] LogVar)
{
    /// <summary>Predicts with every member, from rows of its own, by the kernels that plan.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">B.</param>
    public static OnnxCase Of(string name, RobotDescription robot, EnsembleModel model, int rows)
    {
        int members = model.Members.Architecture.Members;
        (int states, int actions) = (robot.State.Count, robot.Action.Count);
        int[] angles = [.. Enumerable.Range(0, states).Where(index => robot.State[index].Kind == StateKind.Angle)];
        var inputs = new RandomInputs(robot, seed: 11);
        float[] state = [.. Enumerable.Range(0, members * rows).SelectMany(row => inputs.State(row))];
        float[] action = [.. Enumerable.Range(0, members * rows).SelectMany(row => inputs.Action(row))];
        (float[] next, float[] logVar) = (new float[state.Length], new float[state.Length]);
        EnsembleOutputs.Compute(model, DynamicsLayout.Of(robot), state, action, next, logVar, LaneDispatch.Best);
        return new OnnxCase(name, members, rows, angles, state, action, next, logVar);
    }
}
