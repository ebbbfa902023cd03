namespace MbRlRobot.Exploration;

/// <summary>
/// A signal for one action, from -1 to 1, that excites the robot before there is a model. Neither allocates nor throws.
/// </summary>
internal interface IExplorationSignal
{
    /// <summary>Starts an episode.</summary>
    /// <param name="seed">Fixes the signal.</param>
    void Start(ulong seed);

    /// <summary>The signal at a step; asked for in order.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <returns>From -1 to 1.</returns>
    float At(int step);
}
