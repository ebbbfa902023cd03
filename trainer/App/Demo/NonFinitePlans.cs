using MbRlRobot.Lab.Learning;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>Decisions among candidates of which some had no finite return.</summary>
internal static class NonFinitePlans
{
    /// <summary>Tells people of one.</summary>
    /// <param name="step">The step of the decision.</param>
    /// <returns>One line.</returns>
    public static string Describe(in RunStep step) =>
        $"episode {step.Episode + 1}, step {step.Step + 1}: {step.NonFinite} candidates had no finite return; they rank last";
}
