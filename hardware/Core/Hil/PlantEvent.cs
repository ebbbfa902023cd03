namespace MbRlRobot.Hil;

/// <summary>What people want to know of a plant that is served.</summary>
public enum PlantEvent
{
    /// <summary>A client has begun a session.</summary>
    ClientCame,

    /// <summary>It has ended it.</summary>
    ClientLeft,

    /// <summary>The drives were stopped: their command was too old.</summary>
    CommandTooOld,

    /// <summary>A client whose robot is another one was refused.</summary>
    OtherRobotRefused,

    /// <summary>A client was refused while another has the plant.</summary>
    SecondClientRefused,
}
