using System;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>Something that <c>import</c> takes in. It can be read more than once.</summary>
internal interface IImportSource
{
    /// <summary>Reads it.</summary>
    /// <param name="row">Takes each transition, in its order.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="Configuration.ConfigurationException">A table is wrong; the message has line and column.</exception>
    /// <exception cref="System.IO.InvalidDataException">A log is none, another robot's, or has no transitions.</exception>
    /// <exception cref="System.IO.IOException">A file cannot be read.</exception>
    ImportedSource Read(Action<Transition> row);
}
