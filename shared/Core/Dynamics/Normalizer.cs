namespace MbRlRobot.Dynamics;

/// <summary>
/// How the networks see the world: input = (raw - mean) / scale; change = mean + scale * output. It travels inside the
/// model file.
/// </summary>
/// <param name="InputMean">The mean of each input: [inputs].</param>
/// <param name="InputScale">The standard deviation of each input, 1 where a column is constant: [inputs].</param>
/// <param name="TargetMean">The mean of each learned state's target: [learned states].</param>
/// <param name="TargetScale">
/// The standard deviation of each target, 1 where a column is constant: [learned states].
/// </param>
public sealed record Normalizer(float[] InputMean, float[] InputScale, float[] TargetMean, float[] TargetScale);
