using System;
using System.IO;

namespace MbRlRobot.TestKit;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>Its folder: the nearest one above the test's assembly that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Reads a page of the checkout, which tests hold against the code.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <returns>Its lines.</returns>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "MbRlRobot.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
