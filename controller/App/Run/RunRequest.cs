using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>What is to run.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="RobotId">The individual.</param>
/// <param name="Folder">The folder of its robot.json.</param>
/// <param name="Wiring">What it is wired to.</param>
/// <param name="Engine">The name of the rollout engine.</param>
/// <param name="EngineFactory">Makes it.</param>
/// <param name="Model">The model to begin with, a folder or a file; null for none.</param>
/// <param name="IsLockstep">Whether time stands still while somebody decides.</param>
/// <param name="RealTime">What is asked of the system for the loop.</param>
/// <param name="Episodes">The episodes of a session; null for what robot.json says.</param>
/// <param name="Seed">Fixes everything random but the epoch.</param>
/// <param name="Waits">Whether a simulated robot waits for <c>arm</c>, as a physical one does.</param>
/// <param name="AwaitModel">Seconds waited for a model after an episode.</param>
/// <param name="Threads">Threads of the engine.</param>
/// <param name="Runtime">The folder of all robots' files in memory; null for the usual one.</param>
/// <param name="PlantJournal">Where a simulated robot keeps its own journal; null for nowhere.</param>
/// <param name="IsHeadless">Whether to write plain lines, also to a terminal.</param>
/// <param name="IsJson">Whether to write the report alone, as JSON.</param>
/// <param name="Link">The link to start beside; null for none.</param>
/// <param name="Heartbeat">Is told of every tick; null for nobody.</param>
internal sealed record RunRequest(
    RobotDescription Robot,
    string RobotId,
    string Folder,
    Wiring Wiring,
    string Engine,
    RolloutEngineFactory EngineFactory,
    string? Model,
    bool IsLockstep,
    RealTimeRequest RealTime,
    int? Episodes,
    ulong Seed,
    bool Waits,
    double AwaitModel,
    int Threads,
    string? Runtime,
    string? PlantJournal,
    bool IsHeadless,
    bool IsJson,
    LinkRequest? Link,
    IHeartbeat? Heartbeat = null)
{
    /// <summary>How long each decision takes in lockstep, ms of the time that stands still; null for none.</summary>
    public double? PlanMilliseconds { get; init; }

    /// <summary>Whether a simulated robot is brought to an episode's start as a physical one would be.</summary>
    public bool IsRehearsal { get; init; }
}
