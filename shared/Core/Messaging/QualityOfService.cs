namespace MbRlRobot.Messaging;

/// <summary>
/// MQTT's delivery guarantee. Level 2 ("exactly once") is left out on purpose: it does not hold across restarts of
/// either client, so rows are numbered, sent at least once and stored once.
/// </summary>
public enum QualityOfService
{
    /// <summary>Level 0: may be lost, never repeated.</summary>
    AtMostOnce = 0,

    /// <summary>Level 1: may be repeated, not lost while the session lives.</summary>
    AtLeastOnce = 1,
}
