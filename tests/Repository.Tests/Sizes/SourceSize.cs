using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;
using MbRlRobot.Repository.Tests.Scanning;

namespace MbRlRobot.Repository.Tests.Sizes;

/// <summary>The sizes of one C# file.</summary>
internal sealed class SourceSize(TextFile file)
{
    /// <summary>Gets the sizes of all C# files of the checkout.</summary>
    public static IReadOnlyList<SourceSize> All { get; } =
        [.. Checkout.WithExtension(".cs").Select(file => new SourceSize(file))];

    /// <summary>Gets the file.</summary>
    public TextFile File { get; } = file;

    /// <summary>Gets the number of lines, blank ones and comments included.</summary>
    public int Lines { get; } = file.Lines.Count;

    /// <summary>Gets what the file declares.</summary>
    public CodeStructure Structure { get; } = CodeStructure.Of(file.Text);
}
