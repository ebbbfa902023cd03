namespace MbRlRobot.Following;

/// <summary>Where an action came from.</summary>
public enum ActionSource
{
    /// <summary>The plan that was due.</summary>
    Plan,

    /// <summary>There was no plan of use in this episode yet: the action before is held, at an episode's start that is rest.</summary>
    Waiting,

    /// <summary>The plan that was due is late or of no use: an older one is followed further.</summary>
    PlanTail,

    /// <summary>The action before is held.</summary>
    Hold,

    /// <summary>The actions go to rest, as fast as their slew lets them.</summary>
    Damp,

    /// <summary>There is nothing left to follow: the stop policies are to take over. The action before is held until they do.</summary>
    Stop,
}
