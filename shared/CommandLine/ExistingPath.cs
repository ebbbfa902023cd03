using System.IO;

namespace MbRlRobot.CommandLine;

/// <summary>Files and folders that a command line names.</summary>
public static class ExistingPath
{
    /// <summary>Refuses a path where there is nothing.</summary>
    /// <param name="option">The option or argument that has it, such as <c>--data</c>.</param>
    /// <param name="path">The path.</param>
    /// <param name="allowed">What should be there, for people.</param>
    /// <returns>The path.</returns>
    /// <exception cref="UsageException">There is neither a file nor a folder.</exception>
    public static string Require(string option, string path, string allowed) => Path.Exists(path)
        ? path
        : throw new UsageException($"{option} is '{path}', where there is nothing; allowed: {allowed}.");

    /// <summary>Refuses a path where there is no file.</summary>
    /// <param name="option">The option or argument that has it.</param>
    /// <param name="path">The path.</param>
    /// <param name="allowed">What should be there, for people.</param>
    /// <returns>The path.</returns>
    /// <exception cref="UsageException">There is no file.</exception>
    public static string RequireFile(string option, string path, string allowed) => File.Exists(path)
        ? path
        : throw new UsageException($"{option} is '{path}', where there is no file; allowed: {allowed}.");
}
