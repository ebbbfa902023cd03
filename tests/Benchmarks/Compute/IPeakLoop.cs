namespace MbRlRobot.Benchmarks.Compute;

/// <summary>Fused multiply-adds on registers alone, at one width of lanes.</summary>
internal interface IPeakLoop
{
    /// <summary>The floating-point operations of a <see cref="Run"/>: two for each lane's multiply-add.</summary>
    double Operations { get; }

    /// <summary>Runs the loop once.</summary>
    /// <returns>What came of it, so that nothing is left out.</returns>
    float Run();
}
