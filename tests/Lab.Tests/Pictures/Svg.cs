using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace MbRlRobot.Lab.Tests.Pictures;

/// <summary>What a picture says, read back from its text; reading fails when it is not well-formed.</summary>
internal sealed class Svg(string text)
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";
    private static readonly string[] Words =
        ["fill", "stroke", "role", "font-family", "text-anchor", "stroke-linecap", "stroke-linejoin", "xmlns"];

    private readonly XDocument _document = XDocument.Parse(text);

    public XElement Root => _document.Root!;

    public double Height => Parse(Root.Attribute("height")!.Value);

    /// <summary>Gets the texts as shown, without what only pointing shows.</summary>
    public IReadOnlyList<string> Texts =>
        [.. Elements("text").Select(element => element.Nodes().OfType<XText>().First().Value)];

    /// <summary>Gets every number in every attribute; throws on a number that is none.</summary>
    public IReadOnlyList<double> Numbers =>
    [
        .. Root.DescendantsAndSelf().Attributes()
            .Where(attribute => !Words.Contains(attribute.Name.LocalName))
            .SelectMany(attribute => attribute.Value.Split([' ', 'M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries))
            .Select(Parse),
    ];

    public IEnumerable<XElement> Elements(string name) => Root.DescendantsAndSelf(Namespace + name);

    /// <summary>The strokes of a colour within the panels, as lines of points.</summary>
    public IReadOnlyList<(double X, double Y)[]> Lines(string colour) =>
        [.. Paths(colour, "stroke").SelectMany(Points)];

    /// <summary>The filled areas of a colour within the panels.</summary>
    public IReadOnlyList<string> Areas(string colour) => [.. Paths(colour, "fill").SelectMany(Parts)];

    public IReadOnlyList<(double X, double Y)> Dots(string colour) =>
    [
        .. Elements("circle")
            .Where(dot => IsInPanel(dot) && (dot.Attribute("stroke") ?? dot.Attribute("fill"))!.Value == colour)
            .Select(dot => (Parse(dot.Attribute("cx")!.Value), Parse(dot.Attribute("cy")!.Value))),
    ];

    private static double Parse(string number) => double.Parse(
        number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static bool IsInPanel(XElement element) =>
        element.Parent!.Name == Namespace + "svg" && element.Parent.Parent is not null;

    private static IEnumerable<string> Parts(string path) =>
        path.Split('M', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(double X, double Y)[]> Points(string path) => Parts(path).Select(part => part
        .Split('L')
        .Select(point => point.Split(' '))
        .Select(point => (Parse(point[0]), Parse(point[1])))
        .ToArray());

    private IEnumerable<string> Paths(string colour, string attribute) => Elements("path")
        .Where(path => IsInPanel(path) && path.Attribute(attribute)?.Value == colour)
        .Where(path => attribute == "fill" || path.Attribute("fill")?.Value == "none")
        .Select(path => path.Attribute("d")!.Value);
}
