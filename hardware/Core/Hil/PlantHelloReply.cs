namespace MbRlRobot.Hil;

/// <summary>What a server says to a hello.</summary>
internal enum PlantHelloReply : byte
{
    /// <summary>A session has begun, with the drives stopped.</summary>
    Welcome,

    /// <summary>The plant is that of another robot: states, actions or periods differ.</summary>
    OtherRobot,

    /// <summary>Another client has the plant.</summary>
    InUse,
}
