using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>The built-in kernels in the place of a runtime that takes batches.</summary>
internal sealed class KernelNetwork(RobotDescription robot, EnsembleModel model) : IBatchNetwork
{
    public EnsembleArchitecture Architecture => model.Members.Architecture;

    public ReadOnlySpan<float> ChangeScale => model.Members.Normalizer.TargetScale;

    /// <summary>Whether it was disposed of.</summary>
    public bool IsDisposed { get; private set; }

    public INetworkBatch CreateBatch(int rows) => new Batch(robot, model, rows);

    public void Dispose() => IsDisposed = true;

    private sealed class Batch(RobotDescription robot, EnsembleModel model, int rows) : INetworkBatch
    {
        private readonly DynamicsLayout _layout = DynamicsLayout.Of(robot);
        private readonly float[] _nextMean = Room(model, rows * robot.State.Count);
        private readonly float[] _logVariance = Room(model, rows * robot.State.Count);
        private readonly float[] _state = Room(model, rows * robot.State.Count);
        private readonly float[] _action = Room(model, rows * robot.Action.Count);

        public Span<float> State => _state;

        public Span<float> Action => _action;

        public ReadOnlySpan<float> NextMean => _nextMean;

        public ReadOnlySpan<float> LogVariance => _logVariance;

        public void Run()
        {
            EnsembleOutputs.Compute(model, _layout, _state, _action, _nextMean, _logVariance, LaneDispatch.Best);

            // a runtime knows nothing of shifted actions that the rollouts would have to believe
            foreach (int lagged in _layout.Lagged.Select(state => state.Index))
            {
                for (int at = lagged; at < _nextMean.Length; at += _layout.StateDimension)
                {
                    _nextMean[at] = float.NaN;
                }
            }
        }

        private static float[] Room(EnsembleModel model, int perMember) => new float[model.Members.Architecture.Members * perMember];
    }
}
