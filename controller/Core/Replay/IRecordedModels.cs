using System.IO;
using MbRlRobot.Ports;

namespace MbRlRobot.Replay;

/// <summary>Gives the engines for the models that a robot planned with.</summary>
public interface IRecordedModels
{
    /// <summary>The engine for a model.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="id">The id of its file; 0 where the log does not say.</param>
    /// <returns>The engine; it stays whose it is.</returns>
    /// <exception cref="InvalidDataException">There is no such model; the message says which there are.</exception>
    IRolloutEngine Engine(ulong version, ulong id);
}
