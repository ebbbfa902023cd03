using System;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Rollouts;
using Xunit;

namespace MbRlRobot.Controller.Tests.Processes;

/// <summary>Makes built-in engines, and counts those made and disposed of.</summary>
internal sealed class EngineCount
{
    private int _made;
    private int _disposed;
    private int _decisions;

    /// <summary>What making one gives instead, while there is something.</summary>
    public Exception? Refusal { get; set; }

    public int Made => Volatile.Read(ref _made);

    /// <summary>Decisions begun, by all of them.</summary>
    public int Decisions => Volatile.Read(ref _decisions);

    public IRolloutEngine Make(RolloutSetup setup)
    {
        if (Refusal is { } refusal)
        {
            throw refusal;
        }

        Interlocked.Increment(ref _made);
        return new Counted(
            BuiltInRolloutEngine.Create(setup), () => Interlocked.Increment(ref _decisions), () => Interlocked.Increment(ref _disposed));
    }

    public void WaitFor(int made, int disposed) => Assert.True(SpinWait.SpinUntil(
        () => (Made, Volatile.Read(ref _disposed)) == (made, disposed), TimeSpan.FromSeconds(30)));

    private sealed class Counted(IRolloutEngine inner, Action onBegin, Action onDispose) : IRolloutEngine
    {
        public int MaximumCandidates => inner.MaximumCandidates;

        public void Begin(in RolloutStart start)
        {
            onBegin();
            inner.Begin(start);
        }

        public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements) =>
            inner.Evaluate(candidates, returns, disagreements);

        public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state) =>
            inner.Predict(start, actions, state);

        public void Dispose()
        {
            inner.Dispose();
            onDispose();
        }
    }
}
