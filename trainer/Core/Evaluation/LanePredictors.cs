using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Evaluation;

/// <summary>Makes predictors for the width that the processor does best; the width does not change a result.</summary>
internal static class LanePredictors
{
    /// <summary>Makes one.</summary>
    /// <param name="model">The members.</param>
    /// <param name="layout">The robot's layout.</param>
    /// <param name="block">A block as it will be given.</param>
    /// <returns>The predictor.</returns>
    public static ILanePredictor Create(EnsembleModel model, DynamicsLayout layout, LaneBlock block) =>
        LaneDispatch.Create<ILanePredictor, Factory>(new Factory(model, layout, block.Lanes), LaneDispatch.Best);

    private sealed record Factory(EnsembleModel Model, DynamicsLayout Layout, int Lanes) : ILaneFactory<ILanePredictor>
    {
        public ILanePredictor Create<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new LanePredictor<TLanes>(Model, Layout, Lanes);
    }
}
