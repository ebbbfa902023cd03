using System;
using System.Text.Json;

namespace MbRlRobot.Configuration;

/// <summary>Reads and writes an enumeration by its camelCase names.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class CamelCaseEnumConverter<T>() : NamedEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
