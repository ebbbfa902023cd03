using System;
using System.Globalization;
using System.Linq;

namespace MbRlRobot.Onnx;

/// <summary>One tensor of learned numbers: float32.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Dimensions">Its shape.</param>
internal sealed record WeightSlot(string Name, long[] Dimensions)
{
    public const string InputMean = "input_mean";
    public const string InputScale = "input_scale";
    public const string TargetMean = "target_mean";
    public const string TargetScale = "target_scale";
    public const string MinimumLogVar = "min_log_var";
    public const string MaximumLogVar = "max_log_var";
    public const string ResidualLogVar = "residual_log_var";

    /// <summary>How many numbers it has.</summary>
    public int Count => (int)Dimensions.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>What is wrong with its numbers; null where nothing is.</summary>
    public string? Fault(ReadOnlySpan<float> values)
    {
        bool isScale = Name is InputScale or TargetScale;
        for (int index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite(values[index]) || (isScale && values[index] <= 0))
            {
                string allowed = isScale ? "finite numbers above 0" : "finite numbers";
                return string.Create(
                    CultureInfo.InvariantCulture, $"{values[index]} at index {index}; allowed: {allowed}");
            }
        }

        return null;
    }

    public static string Weight(int layer) => $"layer{layer}.weight";

    public static string Bias(int layer) => $"layer{layer}.bias";
}
