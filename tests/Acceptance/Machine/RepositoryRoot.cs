using System;
using System.IO;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>The checkout that this program was built from.</summary>
public static class RepositoryRoot
{
    /// <summary>Gets the folder of MbRlRobot.sln.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not lie in a checkout.</exception>
    public static string Path => Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "MbRlRobot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"No MbRlRobot.sln in {AppContext.BaseDirectory} or above it.");
    }
}
