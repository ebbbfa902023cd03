using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>Makes the kernel of a width.</summary>
/// <param name="shape">The parameters' places.</param>
/// <param name="training">Rate, decay and beta.</param>
internal readonly struct KernelFactory(NetworkShape shape, TrainingDescription training) : ILaneFactory<IMemberKernel>
{
    public IMemberKernel Create<TLanes>()
        where TLanes : struct, ILanes<TLanes> => new MemberKernel<TLanes>(shape, training);
}
