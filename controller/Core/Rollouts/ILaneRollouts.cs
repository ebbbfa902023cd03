using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>Rollouts at one width of lanes, behind a face that does not show it.</summary>
internal interface ILaneRollouts : IDisposable
{
    /// <inheritdoc cref="IRolloutEngine.Begin"/>
    void Begin(in RolloutStart start);

    /// <inheritdoc cref="IRolloutEngine.Evaluate"/>
    int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements);

    /// <inheritdoc cref="IRolloutEngine.Predict"/>
    bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state);
}
