using System.Collections.Generic;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>How many times faster than the others we are to be at least.</summary>
/// <param name="Tuned">A decision, than torch tuned.</param>
/// <param name="Plain">A decision, than torch plain.</param>
/// <param name="OnnxRuntime">A whole decision, than ONNX Runtime with the networks alone, one thread each; null where nothing is demanded.</param>
/// <param name="Fit">A fit, than torch with two processes.</param>
internal sealed record WantedRatios(double Tuned, double Plain, double? OnnxRuntime, double Fit)
{
    /// <summary>Two threads, than one.</summary>
    public const double SecondThread = 1.85;

    private static readonly Dictionary<string, WantedRatios> All = new()
    {
        ["S"] = new WantedRatios(4, 4.5, 1.15, 3),
        ["M"] = new WantedRatios(1.45, 1.75, 1.25, 1.25),
        ["L"] = new WantedRatios(1.6, 2, null, 1.25),
    };

    /// <summary>Those of a workload.</summary>
    /// <param name="config">Its name.</param>
    public static WantedRatios Of(string config) => All[config];
}
