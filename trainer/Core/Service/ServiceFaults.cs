using System;
using System.IO;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;

namespace MbRlRobot.Service;

/// <summary>The faults of the surroundings that a service outlives: it tells of them and tries again.</summary>
internal static class ServiceFaults
{
    internal static bool IsForeseen(Exception fault) => fault is IOException or UnauthorizedAccessException or InvalidDataException
        or ConfigurationException or MessageBusException or ArgumentException or InvalidOperationException;
}
