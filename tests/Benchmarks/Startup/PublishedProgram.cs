using System.IO;
using System.Linq;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>A program as <c>dotnet publish</c> made it.</summary>
/// <param name="Name">The program's name, such as <c>mbrl-controller</c>.</param>
/// <param name="Folder">Its folder.</param>
internal sealed record PublishedProgram(string Name, string Folder)
{
    /// <summary>What <c>dotnet</c> starts.</summary>
    public string Assembly => Path.Combine(Folder, $"{Name}.dll");

    /// <summary>A robot that is shipped with it.</summary>
    /// <param name="robot">The robot's type.</param>
    public string Robot(string robot) => Path.Combine(Folder, "robots", robot, "robot.json");

    /// <summary>The folder of a model that is shipped with it.</summary>
    /// <param name="robot">The robot's type.</param>
    /// <param name="version">The model's version.</param>
    public string Model(string robot, string version) => Path.Combine(Folder, "models", robot, version);

    /// <summary>How long all its files are, MB (10^6 bytes).</summary>
    public double Megabytes => new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6;
}
