using MbRlRobot.Models;
using MbRlRobot.Transitions;

namespace MbRlRobot.Store;

/// <summary>How large a checkpoint may be: what a robot description may ask for.</summary>
internal static class CheckpointLimits
{
    internal const int HeaderBytes = 1 << 20;
    internal const long FileBytes = 1L << 30;
    internal const int Members = ModelFormat.MaximumFittedMembers;
    internal const int HiddenLayers = ModelFormat.MaximumHiddenLayers;
    internal const int HiddenWidth = ModelFormat.MaximumHiddenWidth;

    /// <summary>Sine and cosine of each state, and each action.</summary>
    internal const int Inputs = 3 * TransitionSchema.MaximumDimension;
    internal const int Outputs = TransitionSchema.MaximumDimension;
}
