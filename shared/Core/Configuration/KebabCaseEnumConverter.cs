using System;
using System.Text.Json;

namespace MbRlRobot.Configuration;

/// <summary>Reads and writes an enumeration by its kebab-case names, as on a command line.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class KebabCaseEnumConverter<T>() : NamedEnumConverter<T>(JsonNamingPolicy.KebabCaseLower)
    where T : struct, Enum;
