using System;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Models;

namespace MbRlRobot.ControllerApp;

/// <summary>The models that are shipped with the program, in the folder <c>models</c> beside it: <c>type/version</c>.</summary>
internal static class ShippedModels
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The folder of all models of a type.</summary>
    /// <param name="type">The robot's type.</param>
    /// <returns>The folder; there is none where none is shipped.</returns>
    public static string Of(string type) => Path.Combine(Folder, type);

    /// <summary>The newest model of a type.</summary>
    /// <param name="type">The robot's type.</param>
    /// <returns>Its folder.</returns>
    /// <exception cref="UsageException">None is shipped for the type.</exception>
    public static string Newest(string type)
    {
        string folder = Of(type);
        string[] versions = !Directory.Exists(folder) ? [] : [.. Directory.GetDirectories(folder)
            .Where(version => File.Exists(Path.Combine(version, ModelFolder.OnnxName)) && Number(version) > 0)
            .OrderBy(Number)];
        return versions.Length > 0 ? versions[^1] : throw new UsageException(
            $"--model is missing, and no model of '{type}' is shipped; "
            + "allowed: a model folder, such as the folder model of a demo's --out.");
    }

    private static ulong Number(string folder) =>
        ulong.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : 0;
}
