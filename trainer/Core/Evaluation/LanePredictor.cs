using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Evaluation;

/// <summary>Runs an ensemble's members over blocks of lanes.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="model">The members.</param>
/// <param name="layout">The robot's layout.</param>
/// <param name="lanes">The lanes of a block.</param>
internal sealed class LanePredictor<T>(EnsembleModel model, DynamicsLayout layout, int lanes) : ILanePredictor
    where T : struct, ILanes<T>
{
    private readonly EnsembleKernel<T> _kernel = new(model, layout);
    private readonly EnsembleMemory _memory = new(model.Members.Architecture, lanes);

    /// <inheritdoc/>
    public int Members => _kernel.Architecture.Members;

    /// <inheritdoc/>
    public void Predict(int member, LaneBlock block)
    {
        _kernel.Load(
            _memory, ref MemoryMarshal.GetArrayDataReference(block.States), ref MemoryMarshal.GetArrayDataReference(block.Actions));
        _kernel.Forward(member, _memory);
        ref float changes = ref MemoryMarshal.GetArrayDataReference(block.Changes);
        ref float variances = ref MemoryMarshal.GetArrayDataReference(block.Variances);
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            for (int lane = 0; lane < lanes; lane += T.Count)
            {
                int at = (learned * lanes) + lane;
                _kernel.Change(learned, _memory, lane).Store(ref changes, at);
                LaneMath.Exp(_kernel.LogVariance(member, learned, _memory, lane)).Store(ref variances, at);
            }
        }
    }
}
