namespace MbRlRobot.Registry;

/// <summary>The names that versions of a type are known by.</summary>
public enum RegistryAlias
{
    /// <summary>The version that was made last, whether or not it passed.</summary>
    Candidate,

    /// <summary>The version that robots of the type are offered.</summary>
    Champion,

    /// <summary>The champion before this one: what a rollback goes back to.</summary>
    Previous,
}
