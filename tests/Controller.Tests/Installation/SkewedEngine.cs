using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>An engine whose predictions are off, as those of a foreign runtime may be.</summary>
internal sealed class SkewedEngine(IRolloutEngine engine, float skew) : IRolloutEngine
{
    public int MaximumCandidates => engine.MaximumCandidates;

    public void Begin(in RolloutStart start) => engine.Begin(start);

    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements) =>
        engine.Evaluate(candidates, returns, disagreements);

    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        bool isFinite = engine.Predict(start, actions, state);
        state[^1] += skew;
        return isFinite;
    }

    public void Dispose() => engine.Dispose();
}
