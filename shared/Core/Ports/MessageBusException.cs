using System;

namespace MbRlRobot.Ports;

/// <summary>A message bus could not do what it was asked; the message says why and what to do.</summary>
public sealed class MessageBusException : Exception
{
    /// <summary>Says what went wrong.</summary>
    /// <param name="message">What went wrong and what to do about it.</param>
    public MessageBusException(string message)
        : base(message)
    {
    }

    /// <summary>Says what went wrong, and what lay beneath.</summary>
    /// <param name="message">What went wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public MessageBusException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
