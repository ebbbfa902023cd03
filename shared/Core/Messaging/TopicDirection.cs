namespace MbRlRobot.Messaging;

/// <summary>Who publishes a topic. A broker's access list follows from it: the other side may only read.</summary>
public enum TopicDirection
{
    /// <summary>The robot publishes, the trainer reads.</summary>
    RobotToTrainer,

    /// <summary>The trainer publishes, the robot reads.</summary>
    TrainerToRobot,
}
