using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Loop;

/// <summary>Is told by a loop that it ticks, on the loop's thread. Neither allocates, waits nor throws.</summary>
public interface IHeartbeat
{
    /// <summary>A tick was made; the wait for the next is about to begin.</summary>
    /// <param name="state">The robot's lifecycle state.</param>
    void Beat(LifecycleState state);
}
