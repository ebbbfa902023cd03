using System;
using System.IO;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>The robot.json of the robot on a board, as it stands in the repository, with some of its text changed.</summary>
internal static class RigFile
{
    /// <summary>Its path in the repository.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "hardware", "robots", "cartpole-rig", "robot.json");

    /// <summary>Its text.</summary>
    public static string With(params (string Old, string New)[] edits)
    {
        string text = File.ReadAllText(Path);
        foreach ((string old, string changed) in edits)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The line on which a text stands, from 1.</summary>
    public static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Split('\n').Length;
}
