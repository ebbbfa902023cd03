namespace MbRlRobot.Recording;

/// <summary>What a look into a ring gave.</summary>
internal enum RingRead
{
    /// <summary>There is no newer record.</summary>
    Empty,

    /// <summary>A whole record.</summary>
    Record,

    /// <summary>Records were lost: the cursor has moved past them, and they are counted.</summary>
    Lost,
}
