using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace MbRlRobot.Repository.Tests.Reading;

/// <summary>What the rules need of a *.csproj.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _xml;

    /// <summary>Initializes a new instance of the <see cref="ProjectFile"/> class.</summary>
    /// <exception cref="System.Xml.XmlException">The text is no XML.</exception>
    public ProjectFile(TextFile file)
    {
        File = file;
        _xml = XDocument.Parse(file.Text);
    }

    /// <summary>Gets all projects of the checkout.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Checkout.WithExtension(".csproj").Select(file => new ProjectFile(file))];

    /// <summary>Gets the file.</summary>
    public TextFile File { get; }

    /// <summary>Gets the project's name: its file name without extension.</summary>
    public string Name => File.Stem;

    /// <summary>Gets a value indicating whether this is a Core module: product code without packages that a mirror may lack.</summary>
    public bool IsCore => File.IsProduct && File.Folder.EndsWith("/Core", StringComparison.Ordinal);

    /// <summary>Gets the names of the referenced projects.</summary>
    public IReadOnlyList<string> ProjectReferences =>
        [.. Items("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(Include(item)))];

    /// <summary>Gets the ids of the referenced packages, optional ones included.</summary>
    public IReadOnlyList<string> PackageReferences => [.. PackageItems.Select(Include)];

    /// <summary>Gets the ids of the packages that carry a version here instead of in Directory.Packages.props.</summary>
    public IReadOnlyList<string> OwnVersions => [.. PackageItems.Where(HasVersion).Select(Include)];

    private IEnumerable<XElement> PackageItems => Items("PackageReference").Concat(Items("OptionalPackage"));

    /// <summary>Gets a property's text, empty where the project does not set it.</summary>
    public string Property(string name) => Items(name).LastOrDefault()?.Value ?? "";

    private IEnumerable<XElement> Items(string name) => _xml.Descendants().Where(item => item.Name.LocalName == name);

    private static string Include(XElement item) => ((string?)item.Attribute("Include") ?? "").Replace('\\', '/');

    private static bool HasVersion(XElement item) =>
        item.Attributes().Select(attribute => attribute.Name.LocalName)
            .Concat(item.Elements().Select(child => child.Name.LocalName))
            .Any(name => name is "Version" or "VersionOverride");
}
