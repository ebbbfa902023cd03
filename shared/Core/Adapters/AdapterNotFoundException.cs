using System;

namespace MbRlRobot.Adapters;

/// <summary>An adapter was asked for that does not exist or cannot be used here; the message says what can, and what to install.</summary>
/// <param name="message">What was asked for, why it cannot be had, and what to do.</param>
public sealed class AdapterNotFoundException(string message) : Exception(message);
