namespace MbRlRobot.Hil;

/// <summary>Why a datagram is no frame.</summary>
internal enum PlantFrameFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It has another length.</summary>
    Length,

    /// <summary>It begins otherwise, or is of another version.</summary>
    Foreign,

    /// <summary>Its checksum is not that of its bytes.</summary>
    Checksum,

    /// <summary>A field has a value that none may have.</summary>
    Field,
}
