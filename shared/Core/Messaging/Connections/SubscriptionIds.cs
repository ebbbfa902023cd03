using MbRlRobot.Transitions;

namespace MbRlRobot.Messaging.Connections;

/// <summary>
/// The identifiers that mark the messages of a subscription (MQTT 5, section 3.8.2.1.2). They follow from the filter alone:
/// a session outlives the process that made it, and its messages bear the identifiers of then.
/// </summary>
public static class SubscriptionIds
{
    /// <summary>Largest identifier.</summary>
    public const uint Largest = 268_435_455;

    /// <summary>The identifier of a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <returns>1 to <see cref="Largest"/>.</returns>
    public static uint Of(string filter) => (uint)(StableHashes.OfText(filter) % Largest) + 1;
}
