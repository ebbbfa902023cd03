using MbRlRobot.Hil;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.PlantApp.Serve;

/// <summary>What is to be served.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="Folder">The folder of its robot.json.</param>
/// <param name="Io">The name of what simulates it.</param>
/// <param name="IoFactory">Makes it.</param>
/// <param name="Address">Where.</param>
/// <param name="IsLockstep">Whether its time passes only as the client says.</param>
/// <param name="Impairment">What is done to datagrams on purpose.</param>
/// <param name="IsJson">Whether machines read what is said.</param>
internal sealed record ServeRequest(
    RobotDescription Robot,
    string Folder,
    string Io,
    RobotIoFactory IoFactory,
    PlantAddress Address,
    bool IsLockstep,
    PlantImpairment Impairment,
    bool IsJson);
