namespace MbRlRobot.Dynamics;

/// <summary>What an input of the networks is made of.</summary>
public enum ModelInputKind
{
    /// <summary>A linear state, as it is.</summary>
    State,

    /// <summary>The sine of an angle.</summary>
    Sine,

    /// <summary>The cosine of an angle.</summary>
    Cosine,

    /// <summary>An action, as it is.</summary>
    Action,
}
