namespace MbRlRobot.Recording;

/// <summary>What a record tells. The values are stored: never renumber.</summary>
public enum RecordKind : ushort
{
    /// <summary>An episode begins: <see cref="LoggedStart"/>.</summary>
    Start = 1,

    /// <summary>The planner has decided: <see cref="LoggedDecision"/>.</summary>
    Decision = 2,

    /// <summary>A control period has passed: <see cref="LoggedStep"/>.</summary>
    Step = 3,

    /// <summary>Something happened: <see cref="LoggedEvent"/>.</summary>
    Event = 4,
}
