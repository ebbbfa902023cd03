using System;
using System.IO;

namespace MbRlRobot.Tests.Messaging;

/// <summary>Pages of this repository, which the tests hold against the code.</summary>
internal static class RepositoryFile
{
    internal static string[] Lines(string path)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MbRlRobot.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new FileNotFoundException($"no MbRlRobot.sln above {AppContext.BaseDirectory}");
        }

        return File.ReadAllLines(Path.Combine(folder, path));
    }
}
