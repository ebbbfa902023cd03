namespace MbRlRobot.Messaging.InProcess;

/// <summary>What came of handing a message to a client.</summary>
internal enum Delivery
{
    /// <summary>It has it, it is kept for it, or it did not want it.</summary>
    Done,

    /// <summary>It is lost: the client is there, and too many wait for its handlers.</summary>
    Overrun,

    /// <summary>It is lost: the client is away, and too many are kept for it.</summary>
    Dropped,
}
