using System;
using System.Diagnostics;

namespace MbRlRobot.Benchmarks.Children;

/// <summary>How to start .NET programs that lie beside this one.</summary>
internal static class Dotnet
{
    /// <summary>The <c>dotnet</c> that runs this process, or else the first in the path.</summary>
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>This program itself.</summary>
    public static string Self => typeof(Dotnet).Assembly.Location;

    /// <summary>A program's start, with its output and errors to be read.</summary>
    /// <param name="program">The program, or <see cref="Host"/>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The start.</returns>
    public static ProcessStartInfo Start(string program, params string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
