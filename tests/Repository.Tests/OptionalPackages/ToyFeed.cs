using System.IO;
using System.IO.Compression;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>A folder of packages that have the names of real ones and nothing inside.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ToyFeed(string folder)
{
    private const string ContentTypes = """
        <?xml version="1.0" encoding="utf-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="nuspec" ContentType="application/octet" />
          <Default Extension="_" ContentType="application/octet" />
        </Types>
        """;

    /// <summary>Gets the folder.</summary>
    public string Folder => folder;

    /// <summary>Adds a package.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Its version.</param>
    /// <param name="dependency">Id of a package, version 1.0.0, that it needs; empty: none.</param>
    public void Add(string id, string version, string dependency = "")
    {
        using var package = new ZipArchive(File.Create(Path.Combine(folder, $"{id}.{version}.nupkg")), ZipArchiveMode.Create);
        Write(package, "[Content_Types].xml", ContentTypes);
        Write(package, $"{id}.nuspec", Manifest(id, version, dependency));
        Write(package, "lib/net8.0/_._", "");
    }

    /// <summary>Adds the version of a package that this repository asks for.</summary>
    public void AddPinned(string id, string dependency = "") => Add(id, PinnedVersion.Of(id), dependency);

    /// <summary>Takes all packages away.</summary>
    public void Clear()
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }
    }

    private static string Manifest(string id, string version, string dependency) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>{id}</id>
            <version>{version}</version>
            <authors>nobody</authors>
            <description>A stand-in.</description>
            <dependencies>
              <group targetFramework="net8.0">
                {(dependency == "" ? "" : $"<dependency id=\"{dependency}\" version=\"1.0.0\" />")}
              </group>
            </dependencies>
          </metadata>
        </package>
        """;

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
