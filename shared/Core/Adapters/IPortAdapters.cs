using System.Collections.Generic;

namespace MbRlRobot.Adapters;

/// <summary>The adapters of one port, for the diagnosis.</summary>
public interface IPortAdapters
{
    /// <summary>The port's name.</summary>
    string Port { get; }

    /// <summary>What the port is for.</summary>
    string Purpose { get; }

    /// <summary>Its adapters, the preferred first.</summary>
    IReadOnlyList<IAdapter> Adapters { get; }

    /// <summary>The adapter used unless another is asked for: the first that is ready; null where none is.</summary>
    IAdapter? Default { get; }

    /// <summary>Why the default is the default.</summary>
    string Why { get; }
}
