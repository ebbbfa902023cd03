using System.IO;
using MbRlRobot.Acceptance.Machine;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>Where proofs leave what people may want to look at: <c>artifacts/acceptance</c>.</summary>
public static class AcceptanceFolder
{
    /// <summary>Writes a file, over an older one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">What is in it.</param>
    /// <returns>Its path.</returns>
    public static string Write(string name, string text)
    {
        string folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "acceptance")).FullName;
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
