using System.Linq;
using System.Xml.Linq;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

/// <summary>The versions of optional packages that Directory.Packages.props asks for, as properties with defaults.</summary>
internal static class PinnedVersion
{
    /// <summary>Gives the version where nobody overrides it.</summary>
    public static string Of(string id) => Xml.Descendants(Property(id)).Single().Value;

    /// <summary>Gives the name of the property, and so of the environment variable, that overrides a version.</summary>
    public static string Property(string id) => Xml.Descendants("PackageVersion")
        .Single(item => (string?)item.Attribute("Include") == id)
        .Attribute("Version")!.Value["$(".Length..^1];

    private static XDocument Xml => XDocument.Parse(Checkout.Read("Directory.Packages.props").Text);
}
