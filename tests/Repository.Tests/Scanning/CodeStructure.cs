using System.Collections.Generic;

namespace MbRlRobot.Repository.Tests.Scanning;

/// <summary>The types and methods of one C# source.</summary>
/// <param name="Types">Types that are not nested in another, delegates included.</param>
/// <param name="Methods">Everything with a body; the top-level statements count as one.</param>
/// <param name="IsBalanced">Whether every bracket was closed: if not, the rest is not to be trusted.</param>
internal sealed record CodeStructure(
    IReadOnlyList<CodeType> Types,
    IReadOnlyList<CodeMethod> Methods,
    bool IsBalanced)
{
    /// <summary>Reads a source.</summary>
    public static CodeStructure Of(string source) => new DeclarationReader(SourceMask.Of(source)).Read();
}
