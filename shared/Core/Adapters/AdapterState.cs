namespace MbRlRobot.Adapters;

/// <summary>Whether an adapter can be used.</summary>
public enum AdapterState
{
    /// <summary>It can.</summary>
    Ready,

    /// <summary>A package or a library that it needs is not there.</summary>
    Missing,

    /// <summary>What it needs is there, but this version of the product registers it only; its code comes with a later one.</summary>
    NotInThisVersion,
}
