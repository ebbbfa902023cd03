using MbRlRobot.Controller.Tests.Installation;
using MbRlRobot.Dynamics;
using MbRlRobot.Planning;
using MbRlRobot.Recording;
using MbRlRobot.Transitions;

namespace MbRlRobot.Controller.Tests.Link.Reception;

/// <summary>A robot whose world is what the shipped model predicts of it.</summary>
internal static class World
{
    private static readonly ReferenceEnsemble Model = new(Release.Ensemble(1), DynamicsLayout.Of(Release.Robot));

    public static void Step(TransitionRecorder recorder, ulong step, ulong version, TransitionFlags flags, float disagreement)
    {
        float[] state = [Draw(step, 0), Draw(step, 1), 3 * Draw(step, 2), Draw(step, 3)];
        float[] action = [10 * Draw(step, 4)];
        float[] next = new float[4];
        Model.Predict(0, state, action, next, new float[4]);
        float[] parameters = new float[Release.Robot.Parameters.Count];
        if (version != 0)
        {
            PlanRequest request = new(state, action, parameters, 0, step, 1);
            recorder.Decided(request, new PlanResult(true, 3, 97, 0, 1, disagreement), action, 0);
        }

        recorder.Record(new StepRecord
        {
            Step = (int)step,
            TimeNanoseconds = (long)(step * 40_000_000),
            DtSeconds = Release.Robot.ControlPeriod,
            State = state,
            Action = action,
            NextState = next,
            Parameters = parameters,
            Reward = 1,
            Flags = flags,
            ModelVersion = version,
        });
    }

    /// <summary>Between -1 and 1.</summary>
    private static float Draw(ulong step, ulong column) => (float)((StableHashes.At(step, column) * double.ScaleB(2, -64)) - 1);
}
