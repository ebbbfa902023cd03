namespace MbRlRobot.Mailbox;

/// <summary>Who gives a command.</summary>
public enum CommandOrigin
{
    /// <summary>Somebody on the robot itself: the command line.</summary>
    Local = 1,

    /// <summary>Somebody far away, through the link.</summary>
    Link = 2,
}
