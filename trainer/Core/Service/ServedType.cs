using MbRlRobot.Gates;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Service;

/// <summary>A type of robots that a trainer serves.</summary>
/// <param name="Robot">Its description.</param>
/// <param name="Fitter">Fits its models, and nothing else at the same time; not disposed of with the service.</param>
/// <param name="ClosedLoop">Lets a candidate drive a simulated robot; null where there is none.</param>
public sealed record ServedType(RobotDescription Robot, IEnsembleFitter Fitter, ClosedLoopGate? ClosedLoop = null);
