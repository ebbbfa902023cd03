using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// What the controls do after a stop. Coast and brake cut them at once: MuJoCo has no windings to short. Hold leaves them;
/// ramp takes them to 0 at the action's slew.
/// </summary>
/// <param name="actions">The robot's actions.</param>
internal sealed class RestPolicy(IReadOnlyList<ActionDescription> actions)
{
    private readonly StopPolicy[] _stops = Array.ConvertAll([.. actions], action => action.Stop);
    private readonly double[] _slews = Array.ConvertAll([.. actions], action => action.Slew ?? double.PositiveInfinity);

    /// <summary>The moment of the stop.</summary>
    /// <param name="controls">The actions' controls: [da].</param>
    public void Begin(Span<double> controls)
    {
        for (int index = 0; index < controls.Length; index++)
        {
            controls[index] = _stops[index] is StopPolicy.Coast or StopPolicy.Brake ? 0 : controls[index];
        }
    }

    /// <summary>Time after the stop.</summary>
    /// <param name="controls">The actions' controls: [da].</param>
    /// <param name="seconds">How much of it.</param>
    public void Continue(Span<double> controls, double seconds)
    {
        for (int index = 0; index < controls.Length; index++)
        {
            double change = _stops[index] == StopPolicy.Ramp ? _slews[index] * seconds : 0;
            controls[index] = Math.CopySign(Math.Max(Math.Abs(controls[index]) - change, 0), controls[index]);
        }
    }
}
