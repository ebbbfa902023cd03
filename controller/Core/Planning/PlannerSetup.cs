using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>What a planner is built for.</summary>
internal sealed record PlannerSetup(RobotDescription Robot, IRolloutEngine Engine, ulong Seed, ILoopClock Clock)
{
    public PlannerDescription Planner => Robot.Planner;
}
