using System.Collections.Generic;

namespace MbRlRobot.Adapters;

/// <summary>What the diagnosis shows of an adapter.</summary>
public interface IAdapter
{
    /// <summary>The name it is chosen by on the command line.</summary>
    string Name { get; }

    /// <summary>What it is, and when it is the right choice.</summary>
    string Summary { get; }

    /// <summary>What it needs from outside.</summary>
    IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>Whether it can be used here and now.</summary>
    AdapterState State { get; }
}
